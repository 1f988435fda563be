"""The house's own rules, as tests: who may import whom, and how a file is built.

A rule that was never seen to fail proves nothing, so each is tried on something that breaks it.
"""
