"""One file per question that a page answers."""
