"""Matters: something hard found on the ground."""
