"""The petition service over a real PostgreSQL."""
