"""Pages about briefings: held, petitions put, answers announced."""
