"""Rebuilds and upgrades: a generation built beside the live one, compared, put in its place."""
