"""Briefings: the monthly meetings of zones."""
