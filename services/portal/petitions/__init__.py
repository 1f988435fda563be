"""Petitions from being put to being solved."""
