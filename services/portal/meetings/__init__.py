"""Meetings of cells: planned, recorded, attended, corrected."""
