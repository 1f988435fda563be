"""Tables of the service: what it knows of organizations and members."""
