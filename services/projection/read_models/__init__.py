"""One folder a question: its tables, its fold, its query. Delete the folder, and it is gone.

``organizations``, ``people`` and ``zones`` are what the other questions are asked about; the others
know nothing of each other.
"""
