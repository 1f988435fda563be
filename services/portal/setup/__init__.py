"""Setting up: offices, petition regulations, working days."""
