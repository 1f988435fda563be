"""What the assignment service publishes on ``assignment.events``: who is responsible for what."""

from datetime import date
from uuid import UUID

from contracts.event import Event
from contracts.words import (
    AssignmentRole,
    CellType,
    GrantRole,
    Level,
    LocalityKind,
    OrganizationKind,
    PostRole,
    Proration,
    TargetKind,
)


class OrganizationRegistered(Event, frozen=True, kw_only=True):
    """An organization of the Party tree exists from ``effective_on``; the root has no parent."""

    organization_id: UUID
    code: str
    name: str
    kind: OrganizationKind
    cell_type: CellType | None = None
    parent_id: UUID | None = None
    locality_id: UUID | None = None
    effective_on: date


class OrganizationRenamed(Event, frozen=True, kw_only=True):
    """From ``effective_on`` the organization bears this code and name."""

    organization_id: UUID
    code: str
    name: str
    effective_on: date


class OrganizationMoved(Event, frozen=True, kw_only=True):
    """From ``effective_on`` the organization stands, with all below it, under ``parent_id``."""

    organization_id: UUID
    parent_id: UUID
    effective_on: date
    reason: str


class OrganizationClosed(Event, frozen=True, kw_only=True):
    """``last_day`` is the last day on which the organization existed."""

    organization_id: UUID
    last_day: date
    reason: str


class LocalityRegistered(Event, frozen=True, kw_only=True):
    """An administrative place exists from ``effective_on``; its tree is not the Party's tree."""

    locality_id: UUID
    code: str
    name: str
    kind: LocalityKind
    parent_id: UUID | None = None
    effective_on: date


class MemberRegistered(Event, frozen=True, kw_only=True):
    """A person is known; ``cell_id`` is the member's own cell from ``effective_on``.

    ``account`` is the subject of the member's sign-in tokens, when the member has one.
    """

    member_id: UUID
    full_name: str
    cell_id: UUID
    effective_on: date
    account: str | None = None


class MemberTransferred(Event, frozen=True, kw_only=True):
    """From ``effective_on`` the member's own cell is ``cell_id``."""

    member_id: UUID
    cell_id: UUID
    effective_on: date


class MemberAppointed(Event, frozen=True, kw_only=True):
    """The member holds a post in a committee, at a level, from ``starts_on``."""

    member_id: UUID
    post_id: UUID
    committee_id: UUID
    role: PostRole
    level: Level
    starts_on: date
    ends_on: date | None = None


class PostEnded(Event, frozen=True, kw_only=True):
    """``ends_on`` is the last day on which the member held the post."""

    member_id: UUID
    post_id: UUID
    ends_on: date
    reason: str


class PostEndCorrected(Event, frozen=True, kw_only=True):
    """The last day that ended the post was wrong; ``ends_on`` holds from now on.

    Without one nothing has ended it: the member holds it for as long as was agreed at the start.
    """

    member_id: UUID
    post_id: UUID
    ends_on: date | None
    reason: str


class RegulationAdopted(Event, frozen=True, kw_only=True):
    """Minimum visits a year by level, owed in the subtree of ``scope_id``.

    A level that ``minimums`` does not name owes nothing under this regulation.
    """

    regulation_id: UUID
    number: str
    title: str
    scope_id: UUID
    starts_on: date
    ends_on: date | None = None
    minimums: dict[Level, int]
    proration: Proration = "none"
    only_confirmed: bool = False
    only_assigned: bool = False
    committee_meetings_count: bool = False


class RegulationRepealed(Event, frozen=True, kw_only=True):
    """``ends_on`` is the last day on which the regulation was in force."""

    regulation_id: UUID
    ends_on: date
    reason: str


class MemberAssigned(Event, frozen=True, kw_only=True):
    """A dated decision: the member follows an organization or a locality, with all below it."""

    assignment_id: UUID
    member_id: UUID
    target_kind: TargetKind
    target_id: UUID
    role: AssignmentRole
    starts_on: date
    ends_on: date | None = None
    decision: str | None = None
    replaces_id: UUID | None = None


class AssignmentEnded(Event, frozen=True, kw_only=True):
    """``ends_on`` is the last day of the assignment."""

    assignment_id: UUID
    ends_on: date
    reason: str


class AssignmentReplaced(Event, frozen=True, kw_only=True):
    """The assignment ended on ``ends_on`` because ``successor_id`` takes over the day after."""

    assignment_id: UUID
    successor_id: UUID
    ends_on: date
    reason: str


class AssignmentEndCorrected(Event, frozen=True, kw_only=True):
    """The last day that ended the assignment was wrong; ``ends_on`` holds from now on.

    Without one nothing has ended it: it goes on for as long as was agreed at the start. One that a
    successor took over always has a last day, before the successor's first.
    """

    assignment_id: UUID
    ends_on: date | None
    reason: str


class AccessGranted(Event, frozen=True, kw_only=True):
    """The holder of ``account`` may do what ``role`` may in the subtree of the organization."""

    grant_id: UUID
    account: str
    role: GrantRole
    organization_id: UUID
    starts_on: date
    ends_on: date | None = None


class AccessDelegated(Event, frozen=True, kw_only=True):
    """A grant passed on for a time: never wider nor longer than ``delegated_from_id``."""

    grant_id: UUID
    delegated_from_id: UUID
    account: str
    role: GrantRole
    organization_id: UUID
    starts_on: date
    ends_on: date


class AccessRevoked(Event, frozen=True, kw_only=True):
    """``ends_on`` is the last day on which the grant gave access."""

    grant_id: UUID
    ends_on: date
    reason: str


EVENTS: tuple[type[Event], ...] = (
    OrganizationRegistered,
    OrganizationRenamed,
    OrganizationMoved,
    OrganizationClosed,
    LocalityRegistered,
    MemberRegistered,
    MemberTransferred,
    MemberAppointed,
    PostEnded,
    PostEndCorrected,
    RegulationAdopted,
    RegulationRepealed,
    MemberAssigned,
    AssignmentEnded,
    AssignmentReplaced,
    AssignmentEndCorrected,
    AccessGranted,
    AccessDelegated,
    AccessRevoked,
)
