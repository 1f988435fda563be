"""The read models over a real PostgreSQL."""
