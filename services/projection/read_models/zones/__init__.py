"""Which communes form a zone, who heads it, and which rules and offices are petitions put to?"""
