"""Sheets of organizations and members: read, stored as a whole, or refused."""
