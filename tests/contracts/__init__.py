"""The published language held to its word: what was said once is understood for ever."""
