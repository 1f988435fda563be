"""Which days of a year are worked, and what decided so?"""
