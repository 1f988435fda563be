"""Signing in and out, and the session."""
