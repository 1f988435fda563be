"""Rules about zones, briefings, offices, regulations and working years, in memory."""
