"""Random and fixed histories of published events."""
