"""Read models of zones, offices and regulations."""
