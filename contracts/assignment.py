"""Events of the assignment service on ``assignment.events``: who is responsible for what."""

from datetime import date
from typing import Annotated
from uuid import UUID

from contracts.event import Event
from contracts.fields import (
    AssignmentId,
    Code,
    CorrectedEnd,
    EffectiveOn,
    EndsOn,
    EndsOnIfAny,
    GrantId,
    MemberId,
    Name,
    OrganizationId,
    ParentIdIfAny,
    PostId,
    Reason,
    RegulationId,
    StartsOn,
    means,
)
from kernel.vocabulary import (
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

    organization_id: OrganizationId
    code: Code
    name: Name
    kind: Annotated[OrganizationKind, means("what kind of organization")]
    cell_type: Annotated[CellType | None, means("what kind of cell; given for cells alone")] = None
    parent_id: ParentIdIfAny = None
    locality_id: Annotated[UUID | None, means("the administrative place in which it lies")] = None
    effective_on: EffectiveOn


class OrganizationRenamed(Event, frozen=True, kw_only=True):
    """From ``effective_on`` the organization bears this code and name."""

    organization_id: OrganizationId
    code: Code
    name: Name
    effective_on: EffectiveOn


class OrganizationMoved(Event, frozen=True, kw_only=True):
    """From ``effective_on`` the organization stands, with all below it, under ``parent_id``."""

    organization_id: OrganizationId
    parent_id: Annotated[UUID, means("what it lies directly below; the root lies below nothing")]
    effective_on: EffectiveOn
    reason: Reason


class OrganizationClosed(Event, frozen=True, kw_only=True):
    """``last_day`` is the last day on which the organization existed."""

    organization_id: OrganizationId
    last_day: Annotated[date, means("the last day on which it existed")]
    reason: Reason


class LocalityRegistered(Event, frozen=True, kw_only=True):
    """An administrative place exists from ``effective_on``; its tree is not the Party's tree."""

    locality_id: Annotated[UUID, means("the place")]
    code: Code
    name: Name
    kind: Annotated[LocalityKind, means("what kind of place")]
    parent_id: ParentIdIfAny = None
    effective_on: EffectiveOn


class MemberRegistered(Event, frozen=True, kw_only=True):
    """A person is known; ``cell_id`` is the member's own cell from ``effective_on``.

    ``account`` is the subject of the member's sign-in tokens, when the member has one.
    """

    member_id: MemberId
    full_name: Annotated[str, means("the person's name in full, in Vietnamese order")]
    cell_id: Annotated[UUID, means("the member's own cell")]
    effective_on: EffectiveOn
    account: Annotated[
        str | None, means("the subject of the member's sign-in tokens, if there are any")
    ] = None


class MemberTransferred(Event, frozen=True, kw_only=True):
    """From ``effective_on`` the member's own cell is ``cell_id``."""

    member_id: MemberId
    cell_id: Annotated[UUID, means("the member's own cell")]
    effective_on: EffectiveOn


class MemberAppointed(Event, frozen=True, kw_only=True):
    """The member holds a post in a committee, at a level, from ``starts_on``."""

    member_id: MemberId
    post_id: PostId
    committee_id: Annotated[UUID, means("the committee in which the post is held")]
    role: Annotated[PostRole, means("the post's role in the committee")]
    level: Annotated[Level, means("the level of the committee")]
    starts_on: StartsOn
    ends_on: EndsOnIfAny = None


class PostEnded(Event, frozen=True, kw_only=True):
    """``ends_on`` is the last day on which the member held the post."""

    member_id: MemberId
    post_id: PostId
    ends_on: EndsOn
    reason: Reason


class PostEndCorrected(Event, frozen=True, kw_only=True):
    """The last day that ended the post was wrong; ``ends_on`` holds from now on.

    Without one nothing has ended it: the member holds it for as long as was agreed at the start.
    """

    member_id: MemberId
    post_id: PostId
    ends_on: CorrectedEnd
    reason: Reason


class RegulationAdopted(Event, frozen=True, kw_only=True):
    """Minimum visits a year by level, owed in the subtree of ``scope_id``.

    A level that ``minimums`` does not name owes nothing under this regulation.
    """

    regulation_id: RegulationId
    number: Annotated[str, means("the number of the document")]
    title: Annotated[str, means("the title of the document")]
    scope_id: Annotated[UUID, means("the organization in whose subtree the regulation is in force")]
    starts_on: StartsOn
    ends_on: EndsOnIfAny = None
    minimums: Annotated[
        dict[Level, int], means("the least number of visits a year, by the level of the post")
    ]
    proration: Annotated[
        Proration,
        means("what is owed for a part of a year: the whole minimum, or a share by month"),
    ] = "none"
    only_confirmed: Annotated[
        bool, means("whether only visits that the cell has confirmed count")
    ] = False
    only_assigned: Annotated[
        bool, means("whether only visits at, or below, what is assigned to the member count")
    ] = False
    committee_meetings_count: Annotated[
        bool, means("whether sitting in on a committee's meeting counts as a visit")
    ] = False


class RegulationRepealed(Event, frozen=True, kw_only=True):
    """``ends_on`` is the last day on which the regulation was in force."""

    regulation_id: RegulationId
    ends_on: EndsOn
    reason: Reason


class MemberAssigned(Event, frozen=True, kw_only=True):
    """A dated decision: the member follows an organization or a locality, with all below it."""

    assignment_id: AssignmentId
    member_id: MemberId
    target_kind: Annotated[TargetKind, means("whether an organization or a locality is followed")]
    target_id: Annotated[UUID, means("the organization, or the locality, that is followed")]
    role: Annotated[AssignmentRole, means("what the assigned member does there")]
    starts_on: StartsOn
    ends_on: EndsOnIfAny = None
    decision: Annotated[str | None, means("the number of the document that says so")] = None
    replaces_id: Annotated[UUID | None, means("the assignment that this one takes over from")] = (
        None
    )


class AssignmentEnded(Event, frozen=True, kw_only=True):
    """``ends_on`` is the last day of the assignment."""

    assignment_id: AssignmentId
    ends_on: EndsOn
    reason: Reason


class AssignmentReplaced(Event, frozen=True, kw_only=True):
    """The assignment ended on ``ends_on`` because ``successor_id`` takes over the day after."""

    assignment_id: AssignmentId
    successor_id: Annotated[UUID, means("the assignment that takes over the day after")]
    ends_on: EndsOn
    reason: Reason


class AssignmentEndCorrected(Event, frozen=True, kw_only=True):
    """The last day that ended the assignment was wrong; ``ends_on`` holds from now on.

    Without one nothing has ended it: it goes on for as long as was agreed at the start. One that a
    successor took over always has a last day, before the successor's first.
    """

    assignment_id: AssignmentId
    ends_on: CorrectedEnd
    reason: Reason


class AccessGranted(Event, frozen=True, kw_only=True):
    """The holder of ``account`` may do what ``role`` may in the subtree of the organization."""

    grant_id: GrantId
    account: Annotated[str, means("the subject of the sign-in tokens of whoever gets access")]
    role: Annotated[GrantRole, means("what the account may do")]
    organization_id: Annotated[UUID, means("the organization in whose subtree it may be done")]
    starts_on: StartsOn
    ends_on: EndsOnIfAny = None


class AccessDelegated(Event, frozen=True, kw_only=True):
    """A grant passed on for a time: never wider nor longer than ``delegated_from_id``."""

    grant_id: GrantId
    delegated_from_id: Annotated[UUID, means("the grant that is passed on; access ends with it")]
    account: Annotated[str, means("the subject of the sign-in tokens of whoever gets access")]
    role: Annotated[GrantRole, means("what the account may do: the role of the grant passed on")]
    organization_id: Annotated[UUID, means("the organization in whose subtree it may be done")]
    starts_on: StartsOn
    ends_on: EndsOn


class AccessRevoked(Event, frozen=True, kw_only=True):
    """``ends_on`` is the last day on which the grant gave access."""

    grant_id: GrantId
    ends_on: EndsOn
    reason: Reason


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
