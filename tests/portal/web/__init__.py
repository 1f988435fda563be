"""Formats, forms, times of a report and error pages."""
