"""From the assignment service's events to the tables that a directory and an authority ask."""

from datetime import date
from importlib.resources import files
from typing import Final, NamedTuple
from uuid import UUID

from chassis.projection.fold import Fold
from chassis.projection.rows import Field, Made, put
from contracts.assignment import (
    AccessDelegated,
    AccessGranted,
    AccessRevoked,
    MemberAppointed,
    MemberRegistered,
    MemberTransferred,
    OrganizationClosed,
    OrganizationMoved,
    OrganizationRegistered,
    OrganizationRenamed,
    PostEndCorrected,
    PostEnded,
)
from kernel.spelling import comparable


class _Organization(NamedTuple):
    organization_id: UUID
    kind: str
    locality_id: UUID | None
    began_on: date


class _OrganizationParent(NamedTuple):
    organization_id: UUID
    version: int
    effective_on: date
    parent_id: UUID | None


class _OrganizationCode(NamedTuple):
    organization_id: UUID
    version: int
    effective_on: date
    code_key: str


class _OrganizationClosure(NamedTuple):
    organization_id: UUID
    version: int
    last_day: date


class _Member(NamedTuple):
    member_id: UUID
    name_key: str
    account: str | None


class _MemberCell(NamedTuple):
    member_id: UUID
    version: int
    effective_on: date
    cell_id: UUID


class _Post(NamedTuple):
    member_id: UUID
    post_id: UUID
    committee_id: UUID
    role: str
    starts_on: date
    ends_on: date | None


class _PostEnd(NamedTuple):
    member_id: UUID
    post_id: UUID
    version: int
    ends_on: date | None


class _AccessGrant(NamedTuple):
    grant_id: UUID
    account: str
    role: str
    organization_id: UUID
    starts_on: date
    ends_on: date | None
    delegated_from_id: UUID | None = None


class _AccessGrantEnd(NamedTuple):
    grant_id: UUID
    version: int
    ends_on: date


def _ddl(name: str) -> str:
    return files(__package__).joinpath(f"{name}.sql").read_text("utf-8")


_CODE: Final = put(_OrganizationCode, code_key=Made(lambda event: comparable(event.code)))
_NAME_KEY: Final = Made(lambda event: comparable(event.full_name))

TREE: Final = Fold(
    name="tree",
    ddl=_ddl("tree"),
    tables={
        "organization": _Organization,
        "organization_parent": _OrganizationParent,
        "organization_code": _OrganizationCode,
        "organization_closure": _OrganizationClosure,
    },
    handlers={
        OrganizationRegistered: (
            put(_Organization, began_on=Field("effective_on")),
            put(_OrganizationParent),
            _CODE,
        ),
        OrganizationMoved: put(_OrganizationParent),
        OrganizationRenamed: _CODE,
        OrganizationClosed: put(_OrganizationClosure),
    },
)
"""The dated tree of organizations, and the codes that they bore."""

MEMBERS: Final = Fold(
    name="members",
    ddl=_ddl("members"),
    tables={"member": _Member, "member_cell": _MemberCell, "post": _Post, "post_end": _PostEnd},
    handlers={
        MemberRegistered: (put(_Member, name_key=_NAME_KEY), put(_MemberCell)),
        MemberTransferred: put(_MemberCell),
        MemberAppointed: put(_Post),
        PostEnded: put(_PostEnd),
        PostEndCorrected: put(_PostEnd),
    },
)
"""Members with their accounts, own cells and posts."""

GRANTS: Final = Fold(
    name="grants",
    ddl=_ddl("grants"),
    tables={"access_grant": _AccessGrant, "access_grant_end": _AccessGrantEnd},
    handlers={
        AccessGranted: put(_AccessGrant),
        AccessDelegated: put(_AccessGrant),
        AccessRevoked: put(_AccessGrantEnd),
    },
)
"""What accounts may do. It is asked together with the tree: :data:`TREE`, or a service's own tables
``organization`` and ``organization_parent`` with the same columns and more.
"""

DIRECTORY: Final[tuple[Fold, ...]] = (TREE, MEMBERS, GRANTS)
"""All of it, for a service that asks a :class:`chassis.directory.directory.Directory`."""
