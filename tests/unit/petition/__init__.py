"""The rules of petitions, without web, broker or SQL."""
