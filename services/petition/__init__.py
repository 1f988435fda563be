"""The petition service: what cells ask for, who answers, and whether the thing itself was done.

Owns zones and their briefings, answering offices, the petition regulations and moved working
days, and every petition from its being raised to its being solved, with its rounds and their
clocks. Publishes ``petition.events`` (``contracts.petition``). Listens to ``assignment.events``
(the tree, posts, who may do what), to the opinions and matters of ``attendance.events``, and to
its own events: from them it keeps, in tables of its own, what its commands and its scheduler look
up.
"""
