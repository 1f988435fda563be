"""Petition service and its read models, answered from memory."""
