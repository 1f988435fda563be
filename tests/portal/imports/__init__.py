"""Pages that take sheets in."""
