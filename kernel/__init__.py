"""What every domain shares: errors, texts, days, document numbers, spelling, words, the lifecycle.

Rules of the field and nothing else: no I/O, no library but the standard one. It is the only package
of ours that a domain imports.
"""
