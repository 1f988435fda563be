"""Folding, parking, waiting, and rebuilding of tables."""
