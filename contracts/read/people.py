"""Members, their posts and assignments, who read about them, and who the caller is."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec

from contracts.read.answer import Answer, EventId, Moment
from contracts.read.compliance import MemberQuota, Visit
from contracts.read.matters import ListedMatter
from kernel.vocabulary import AssignmentRole, GrantRole, Level, PostRole, TargetKind


class OwnGrant(Answer, frozen=True, kw_only=True):
    """A role that the caller holds today over an organization and everything below it."""

    role: GrantRole
    organization_id: UUID
    name: str | None


class Me(Answer, frozen=True, kw_only=True):
    """The caller: the member they are, if they are one, and their grants of today."""

    account: str
    member_id: UUID | None
    grants: list[OwnGrant]


class FoundMember(Answer, frozen=True, kw_only=True):
    """A member found by name."""

    member_id: UUID
    full_name: str
    cell_name: str | None


class Post(Answer, frozen=True, kw_only=True):
    """A post with the last day that holds; none: it is still held."""

    post_id: UUID
    committee_id: UUID
    committee_name: str | None
    role: PostRole
    level: Level
    starts_on: date
    ends_on: date | None
    event_id: EventId


class Assignment(Answer, frozen=True, kw_only=True):
    """An assignment to an organization or a locality, with the last day that holds."""

    assignment_id: UUID
    target_kind: TargetKind
    target_id: UUID
    target_name: str | None
    role: AssignmentRole
    starts_on: date
    ends_on: date | None
    decision: str | None
    event_id: EventId


class MemberRow(Answer, frozen=True, kw_only=True):
    """A member, and the cell to which they belong on the day asked about."""

    member_id: UUID
    full_name: str
    event_id: EventId
    cell_id: UUID | None
    cell_name: str | None


class Member(MemberRow, frozen=True, kw_only=True):
    """A member: posts and assignments, and what they owed and made in ``year``."""

    posts: list[Post]
    assignments: list[Assignment]
    year: int
    quotas: list[MemberQuota]
    visits: list[Visit]
    matters: Annotated[
        list[ListedMatter], msgspec.Meta(description="entrusted to them and not settled")
    ]


class Reading(Answer, frozen=True, kw_only=True):
    """Somebody read about a member."""

    read_at: Moment
    account: str
    what: str
    correlation_id: str
