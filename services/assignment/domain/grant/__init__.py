"""Grants: what an account may do in a subtree, and its delegations."""
