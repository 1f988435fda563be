"""Answers of the read API, held against the model."""
