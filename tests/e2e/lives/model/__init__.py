"""Petitions and briefings as the machine believes them to be."""
