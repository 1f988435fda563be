"""The assignment service over a real PostgreSQL."""
