"""History as it is shown."""
