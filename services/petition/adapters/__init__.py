"""Tables of the service: what it knows of others and looks up across its own aggregates."""
