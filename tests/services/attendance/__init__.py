"""The attendance service over a real PostgreSQL."""
