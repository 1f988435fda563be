"""Writes down the published language from the language itself: for people, and for machines.

``docs/events.md`` is for who reads the topics, ``contracts/asyncapi.json`` for their tools.
Neither is edited by hand: ``python -m contracts.docs`` writes both, and with ``--check`` says which
of them no longer tells the truth.
"""
