"""Committee members with their own cell and their dated posts."""
