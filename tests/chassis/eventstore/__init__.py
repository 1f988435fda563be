"""Event log, reservations, idempotency and side writes."""
