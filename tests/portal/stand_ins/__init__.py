"""Services that answer the portal from memory, and the portal put together over them."""
