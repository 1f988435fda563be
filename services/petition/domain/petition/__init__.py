"""Petitions with the rounds of their answers."""
