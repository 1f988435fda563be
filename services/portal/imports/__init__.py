"""Sheets brought in, and what is wrong with them."""
