"""The catalogue: Vietnamese for everything that the services name."""
