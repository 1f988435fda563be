"""Sheets of past meetings: read, stored as a whole, or refused."""
