"""Read models of briefings."""
