"""Meetings with who sat in on them and what was raised."""
