"""Committee members."""
