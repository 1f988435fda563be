"""Rows of the directory: facts as published, one row each, never changed.

``version`` is the aggregate's: of two rows about one thing the later version is right.
"""

from datetime import date
from typing import NamedTuple
from uuid import UUID


class Organization(NamedTuple):
    """An organization as it was registered."""

    organization_id: UUID
    kind: str
    locality_id: UUID | None
    began_on: date


class OrganizationParent(NamedTuple):
    """The parent from a day on; a root has none."""

    organization_id: UUID
    version: int
    effective_on: date
    parent_id: UUID | None


class OrganizationCode(NamedTuple):
    """The code from a day on, spelled as codes are compared."""

    organization_id: UUID
    version: int
    effective_on: date
    code_key: str


class OrganizationClosure(NamedTuple):
    """The last day on which an organization existed."""

    organization_id: UUID
    version: int
    last_day: date


class Member(NamedTuple):
    """A member, whose name is spelled as names are compared."""

    member_id: UUID
    name_key: str
    account: str | None


class MemberCell(NamedTuple):
    """The own cell from a day on."""

    member_id: UUID
    version: int
    effective_on: date
    cell_id: UUID


class Post(NamedTuple):
    """A post as it was agreed at its start."""

    member_id: UUID
    post_id: UUID
    committee_id: UUID
    role: str
    starts_on: date
    ends_on: date | None


class PostEnd(NamedTuple):
    """The end of a post as it was said last; without a last day nothing ended it."""

    member_id: UUID
    post_id: UUID
    version: int
    ends_on: date | None


class AccessGrant(NamedTuple):
    """A role that an account holds over an organization and all below it."""

    grant_id: UUID
    account: str
    role: str
    organization_id: UUID
    starts_on: date
    ends_on: date | None
    delegated_from_id: UUID | None = None


class AccessGrantEnd(NamedTuple):
    """The last day of a grant that was taken back."""

    grant_id: UUID
    version: int
    ends_on: date
