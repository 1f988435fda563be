"""What everybody wants to know: read models, audit trail, statistics.

Owns nothing but tables that can be built again from the topics at any time. Listens to
``assignment.events``, ``attendance.events`` and ``petition.events``; publishes nothing.
"""
