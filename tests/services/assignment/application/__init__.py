"""Use cases of assignment on a real event log, what one aggregate cannot decide, permissions."""
