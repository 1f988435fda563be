"""Portal over the real services, in a real browser."""
