"""Visits owed and made, judged by a reference of their own."""
