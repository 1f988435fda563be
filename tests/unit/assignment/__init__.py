"""The rules of the assignment service."""
