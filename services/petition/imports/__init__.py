"""Sheets in: past petitions with their whole lives."""
