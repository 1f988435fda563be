"""Policies: who may give which command. Every rule of permission of this service stands here."""
