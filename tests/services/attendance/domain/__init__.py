"""Rules about meetings, attendances, opinions and matters, in memory."""
