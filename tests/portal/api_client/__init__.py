"""Callers of the services' APIs, and what they are offered."""
