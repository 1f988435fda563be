"""Attendees of a briefing, present and missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.petition.domain.briefing import errors
from services.petition.domain.briefing.events import Capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """A person expected at a briefing, for an organization and in a capacity."""

    capacity: Capacity
    organization_id: UUID
    member_id: UUID | None = None

    def stored(self) -> dict[str, Any]:
        return {
            "capacity": self.capacity,
            "organization_id": self.organization_id,
            "member_id": self.member_id,
        }


def require_each_once(came: Sequence[Attendee], missing: Sequence[Attendee]) -> None:
    """Raises ListedTwice, naming the place of the second."""
    seen: set[Attendee] = set()
    for field, attendees in (("came", came), ("missing", missing)):
        for number, attendee in enumerate(attendees):
            if attendee in seen:
                raise errors.ListedTwice(f"{field}.{number}")
            seen.add(attendee)
