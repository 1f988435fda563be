"""Rules of a petition and its rounds, in memory."""
