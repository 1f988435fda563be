"""Sheets of petitions and petitions of past years: read, stored as a whole, or refused."""
