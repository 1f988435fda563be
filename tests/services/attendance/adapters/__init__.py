"""Tables of what the attendance service knows of the others."""
