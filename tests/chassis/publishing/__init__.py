"""Relay from the event log to the topics."""
