"""Requests and answers of the assignment service over HTTP."""
