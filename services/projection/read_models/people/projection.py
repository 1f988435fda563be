"""From the assignment service's events to members, posts and assignments."""

from datetime import date, datetime
from importlib.resources import files
from typing import Final, NamedTuple
from uuid import UUID

from chassis.projection.fold import Fold
from chassis.projection.rows import Made, put
from contracts.assignment import (
    AssignmentEndCorrected,
    AssignmentEnded,
    AssignmentReplaced,
    MemberAppointed,
    MemberAssigned,
    MemberRegistered,
    MemberTransferred,
    PostEndCorrected,
    PostEnded,
)
from services.projection.vietnamese import person_sort_key, search_key


class Member(NamedTuple):
    """A member, with the keys by which the name is sorted and found."""

    member_id: UUID
    full_name: str
    sort_key: str
    search_key: str
    account: str | None
    event_id: str
    recorded_at: datetime


class MemberCell(NamedTuple):
    """The member's own cell from a day on."""

    member_id: UUID
    version: int
    effective_on: date
    cell_id: UUID
    recorded_at: datetime


class Post(NamedTuple):
    """A post as it was agreed at its start."""

    member_id: UUID
    post_id: UUID
    committee_id: UUID
    role: str
    level: str
    starts_on: date
    ends_on: date | None
    event_id: str
    recorded_at: datetime


class PostEnd(NamedTuple):
    """What was said of the end of a post; without a last day nothing ended it."""

    member_id: UUID
    post_id: UUID
    version: int
    ends_on: date | None
    reason: str
    recorded_at: datetime


class Assignment(NamedTuple):
    """An assignment as it was agreed at its start."""

    assignment_id: UUID
    member_id: UUID
    target_kind: str
    target_id: UUID
    role: str
    starts_on: date
    ends_on: date | None
    decision: str | None
    replaces_id: UUID | None
    event_id: str
    recorded_at: datetime


class AssignmentEnd(NamedTuple):
    """What was said of the end of an assignment; without a last day nothing ended it."""

    assignment_id: UUID
    version: int
    ends_on: date | None
    reason: str
    recorded_at: datetime
    successor_id: UUID | None = None


PEOPLE: Final = Fold(
    name="people",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    tables={
        "member": Member,
        "member_cell": MemberCell,
        "post": Post,
        "post_end": PostEnd,
        "assignment": Assignment,
        "assignment_end": AssignmentEnd,
    },
    handlers={
        MemberRegistered: (
            put(
                Member,
                sort_key=Made(lambda event: person_sort_key(event.full_name)),
                search_key=Made(lambda event: search_key(event.full_name)),
            ),
            put(MemberCell),
        ),
        MemberTransferred: put(MemberCell),
        MemberAppointed: put(Post),
        PostEnded: put(PostEnd),
        PostEndCorrected: put(PostEnd),
        MemberAssigned: put(Assignment),
        AssignmentEnded: put(AssignmentEnd),
        AssignmentReplaced: put(AssignmentEnd),
        AssignmentEndCorrected: put(AssignmentEnd),
    },
)
