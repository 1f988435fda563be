"""The services as the portal calls them, and the caller as they know them."""
