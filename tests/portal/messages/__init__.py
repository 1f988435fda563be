"""Vietnamese words for all that the services name."""
