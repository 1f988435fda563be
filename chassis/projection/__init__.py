"""Folding: published events become rows, each exactly once, in generations."""
