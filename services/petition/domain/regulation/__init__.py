"""Petition regulations: fields and deadlines."""
