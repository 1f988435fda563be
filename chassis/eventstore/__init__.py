"""Storing: the event log with reservations, idempotency and side writes in one transaction."""
