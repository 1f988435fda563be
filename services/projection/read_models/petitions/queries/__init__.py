"""Petitions, asked: in lists and on desks, one with its life, and counted."""
