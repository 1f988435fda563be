"""Assignments: who follows which organization or locality."""
