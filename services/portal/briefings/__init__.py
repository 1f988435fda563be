"""Briefings of zones."""
