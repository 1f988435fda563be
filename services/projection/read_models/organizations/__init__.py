"""Which organization stood where in the tree, under which name, on a given day?"""
