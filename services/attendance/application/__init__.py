"""The use cases of the attendance service, one public method each.

Each method says who may give the command before anything else is decided, looks up what the command
names, lets the meeting or the matter decide, and stores the outcome, all or nothing. Every method
may raise ``NotAllowed``, ``Unknown`` naming the field, ``ChangedMeanwhile`` and what the
aggregate's own method raises.
"""
