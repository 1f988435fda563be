"""Localities: the administrative places."""
