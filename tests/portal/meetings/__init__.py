"""Pages about meetings: planned, held, attended, put right."""
