"""Rules about organizations, members, regulations, assignments and grants, in memory."""
