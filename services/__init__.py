"""The services of Sâu Sát. No service imports another; each is known by what it publishes."""
