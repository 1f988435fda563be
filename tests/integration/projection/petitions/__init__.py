"""What the read models say of zones, briefings and petitions, over a real PostgreSQL."""
