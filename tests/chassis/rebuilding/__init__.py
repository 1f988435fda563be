"""Rebuilding and upgrading of folded tables."""
