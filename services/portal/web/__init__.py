"""Pages: requests, forms, rendering and errors that every feature uses."""
