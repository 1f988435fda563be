"""Pages on which offices, regulations and working years are set up."""
