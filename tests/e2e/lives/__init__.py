"""Random lives of petitions through HTTP, held against a model that counts for itself."""
