"""Zones with their communes and heads."""
