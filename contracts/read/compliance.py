"""Visits owed and made: by level, by organization, by member (``domain.md`` §4.1)."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from contracts.read.answer import Answer, EventId
from kernel.vocabulary import Level, MeetingBody, MeetingKind, PostRole

QuotaStatus = Literal["exceeded", "met", "missed", "on_pace", "behind", "exempt"]
StandingAttendance = Literal["recorded", "confirmed", "disputed"]
"""States of an attendance that was not taken back."""


class LevelSums(Answer, frozen=True, kw_only=True):
    """Sums over the members who hold a post at one level; a share never passes 1."""

    level: Level
    members: Annotated[int, msgspec.Meta(description="those who owe visits")]
    required: int
    attended: int
    recorded: int
    confirmed: int
    made_of_required: Annotated[
        int, msgspec.Meta(description="without what members made beyond their quota")
    ]
    at_quota: int
    behind: Annotated[int, msgspec.Meta(description="behind now, or missed at year's end")]
    share_of_plan: float
    share_at_quota: float


class ChildSums(LevelSums, frozen=True, kw_only=True):
    """The same of a child of the organization."""

    organization_id: UUID


class Compliance(Answer, frozen=True, kw_only=True):
    """Visits owed and made in a subtree in a year, until the day ``on``."""

    organization_id: UUID
    year: int
    on: date
    levels: list[LevelSums]
    children: list[ChildSums]


class Quota(Answer, frozen=True, kw_only=True):
    """Visits owed and made by a member at one level, by the post that decides."""

    member_id: UUID
    level: Level
    post_id: UUID
    committee_id: UUID
    committee_name: str | None
    role: PostRole
    last_day: Annotated[date, msgspec.Meta(description="last day of the post within the year")]
    regulation_id: UUID | None
    required: int
    attended: Annotated[int, msgspec.Meta(description="visits that count")]
    recorded: int
    confirmed: int
    pace: int
    status: QuotaStatus


class ListedQuota(Quota, frozen=True, kw_only=True):
    """The same in a list of members in Vietnamese order."""

    full_name: str
    sort_key: str


class MemberQuota(Quota, frozen=True, kw_only=True):
    """The same on the member's own page, with the events behind it."""

    regulation: Annotated[str | None, msgspec.Meta(description="number of the regulation")]
    regulation_event: EventId | None
    post_event: EventId


class Visit(Answer, frozen=True, kw_only=True):
    """A visit of a member that stands."""

    meeting_id: UUID
    organization_id: UUID
    name: str | None
    body: MeetingBody
    kind: MeetingKind
    held_on: date
    state: StandingAttendance
    confirmed: bool
    assigned: Annotated[bool, msgspec.Meta(description="at a place assigned to the member")]
    meeting_event: EventId
    events: list[EventId]


class Follower(Answer, frozen=True, kw_only=True):
    """A member who is assigned to a cell."""

    member_id: UUID
    full_name: str
    assignment_id: UUID


class UnvisitedCell(Answer, frozen=True, kw_only=True):
    """A cell that somebody is assigned to and nobody visited in the year."""

    organization_id: UUID
    name: str
    last_visit: date | None
    followers: list[Follower]
