"""Errors, texts, days, document numbers, spelling, words, lifecycle: shared by every domain.

Rules of the field and nothing else: no I/O, no library but the standard one. It is the only package
of ours that a domain imports.
"""
