"""Organizations of the Party tree."""
