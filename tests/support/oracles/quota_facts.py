"""The plain facts that the reference for "visits owed and made" is asked about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Post:
    post_id: UUID
    member_id: UUID
    committee_id: UUID
    level: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Regulation:
    scope_id: UUID
    minimums: dict[str, int]
    starts_on: date
    ends_on: date | None = None
    proration: str = "none"
    only_confirmed: bool = False
    only_assigned: bool = False
    committee_meetings_count: bool = False


@dataclass(frozen=True, kw_only=True)
class Organization:
    """From ``effective_on`` the organization hangs below ``parent_id`` and lies in the locality."""

    organization_id: UUID
    parent_id: UUID | None
    effective_on: date
    locality_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Locality:
    locality_id: UUID
    parent_id: UUID | None
    effective_on: date


@dataclass(frozen=True, kw_only=True)
class OwnCell:
    member_id: UUID
    cell_id: UUID
    effective_on: date


@dataclass(frozen=True, kw_only=True)
class Assignment:
    member_id: UUID
    target_kind: str
    target_id: UUID
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """``held_on`` means something only where ``state`` is "held"."""

    meeting_id: UUID
    organization_id: UUID
    held_on: date | None
    state: str = "held"
    body: str = "cell"


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """``state``: recorded, confirmed, disputed, revoked, substituted or corrected."""

    meeting_id: UUID
    member_id: UUID
    state: str = "recorded"


@dataclass(frozen=True, kw_only=True)
class Facts:
    posts: Sequence[Post] = ()
    regulations: Sequence[Regulation] = ()
    organizations: Sequence[Organization] = ()
    localities: Sequence[Locality] = ()
    own_cells: Sequence[OwnCell] = ()
    assignments: Sequence[Assignment] = ()
    meetings: Sequence[Meeting] = ()
    attendances: Sequence[Attendance] = ()
