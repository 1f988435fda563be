"""Zones: communes that meet for briefings, with a head and a deputy."""
