"""Organizations and what is owed and done in them."""
