"""Pages of the portal as a browser asks for them, over stand-ins of the services."""
