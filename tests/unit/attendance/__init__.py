"""The attendance service: its rules, given / when / then."""
