"""Reactions of the petition service: deadlines passed, communes that leave their zone."""
