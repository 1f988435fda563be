"""The published language of Sâu Sát: what the services say to each other and to the outside.

A published type never changes its meaning. A new optional field may be added to it;
anything else is a new version beside the old one (``MeetingAttended.v2``).
"""
