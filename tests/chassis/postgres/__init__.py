"""PostgreSQL that comes as a wheel."""
