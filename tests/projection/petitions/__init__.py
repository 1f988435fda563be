"""Read models of petitions: lives, counts, lists and what the read API answers."""
