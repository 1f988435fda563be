"""Requests and answers of the attendance service over HTTP."""
