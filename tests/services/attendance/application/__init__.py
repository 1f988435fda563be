"""Use cases of attendance on a real event log, and permissions."""
