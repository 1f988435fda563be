"""The assignment service: who is responsible for what.

Owns organizations over time, localities, committee members with their cells and posts,
regulations, assignments of members to organizations and localities, access grants and their
delegations. Publishes ``assignment.events`` (``contracts.assignment``). Listens to its own events
alone: from them it keeps, in tables of its own, the tree and who may do what.
"""
