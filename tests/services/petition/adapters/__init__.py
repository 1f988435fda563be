"""Tables and calendars of the petition service."""
