"""Requests and answers of the petition service over HTTP, on a real event log."""
