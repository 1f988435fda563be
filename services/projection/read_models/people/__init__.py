"""Who holds which post, belongs to which cell, and follows what, on a given day?"""
