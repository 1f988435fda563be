"""The use cases of the assignment service, one public method each, one file per aggregate.

Each method says who may give the command before anything else is decided, looks up what the command
names, lets the aggregate decide, and stores the outcome with the reservations it makes, all or
nothing. Every method may raise ``NotAllowed``, ``Unknown`` naming the field, ``ChangedMeanwhile``
and what the aggregate's own method raises.
"""
