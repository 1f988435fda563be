"""Read models of the days off and worked."""
