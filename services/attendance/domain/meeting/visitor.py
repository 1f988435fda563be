"""Somebody who may have come to a meeting from above."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """A member as the meeting must know them: cell and committee posts on the meeting's day."""

    member_id: UUID
    own_cell_id: UUID | None
    committee_ids: frozenset[UUID]
