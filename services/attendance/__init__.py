"""The attendance service: what happened in the meetings of cells and committees, and what committee
members found on the ground.

Owns meetings, who sat in on them (recorded, confirmed or disputed by the cell, substituted,
revoked, corrected) and the opinions raised there; and matters, with who is responsible, until when,
and what came of them. Publishes ``attendance.events``
(``contracts.attendance``). Listens to ``assignment.events``: from it the service keeps, in
tables of its own, the tree, the members' cells and posts and who may do what.
"""
