"""Which meetings does a cell have, who sat in on them, and what was raised?"""
