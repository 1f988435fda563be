"""Process managers: what is done because a day has come or the tree has moved."""
