"""Answering offices."""
