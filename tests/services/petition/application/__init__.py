"""Use cases of the petition service."""
