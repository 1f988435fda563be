"""Matters found on the ground."""
