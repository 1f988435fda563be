"""The projection's parts that need no database."""
