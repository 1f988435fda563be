"""PostgreSQL: the database that services use, and the embedded server."""
