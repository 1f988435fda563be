"""Sheets in: past meetings."""
