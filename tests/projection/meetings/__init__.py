"""Read models of meetings, attendances and opinions."""
