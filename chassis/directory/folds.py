"""From the assignment service's events to the tables that a directory and an authority ask."""

from importlib.resources import files
from typing import Final

from chassis.directory.rows import (
    AccessGrant,
    AccessGrantEnd,
    Member,
    MemberCell,
    Organization,
    OrganizationClosure,
    OrganizationCode,
    OrganizationParent,
    Post,
    PostEnd,
)
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


def _ddl(name: str) -> str:
    return files(__package__).joinpath(f"{name}.sql").read_text("utf-8")


_CODE: Final = put(OrganizationCode, code_key=Made(lambda event: comparable(event.code)))

TREE: Final = Fold(
    name="tree",
    ddl=_ddl("tree"),
    tables={
        "organization": Organization,
        "organization_parent": OrganizationParent,
        "organization_code": OrganizationCode,
        "organization_closure": OrganizationClosure,
    },
    handlers={
        OrganizationRegistered: (
            put(Organization, began_on=Field("effective_on")),
            put(OrganizationParent),
            _CODE,
        ),
        OrganizationMoved: put(OrganizationParent),
        OrganizationRenamed: _CODE,
        OrganizationClosed: put(OrganizationClosure),
    },
)
"""The dated tree of organizations, and the codes that they bore."""

MEMBERS: Final = Fold(
    name="members",
    ddl=_ddl("members"),
    tables={"member": Member, "member_cell": MemberCell, "post": Post, "post_end": PostEnd},
    handlers={
        MemberRegistered: (
            put(Member, name_key=Made(lambda event: comparable(event.full_name))),
            put(MemberCell),
        ),
        MemberTransferred: put(MemberCell),
        MemberAppointed: put(Post),
        PostEnded: put(PostEnd),
        PostEndCorrected: put(PostEnd),
    },
)
"""Members with their accounts, own cells and posts."""

GRANTS: Final = Fold(
    name="grants",
    ddl=_ddl("grants"),
    tables={"access_grant": AccessGrant, "access_grant_end": AccessGrantEnd},
    handlers={
        AccessGranted: put(AccessGrant),
        AccessDelegated: put(AccessGrant),
        AccessRevoked: put(AccessGrantEnd),
    },
)
"""What accounts may do. It is asked together with the tree: :data:`TREE`, or a service's own tables
``organization`` and ``organization_parent`` with the same columns and more.
"""

DIRECTORY: Final[tuple[Fold, ...]] = (TREE, MEMBERS, GRANTS)
"""All of it, for a service that asks a :class:`chassis.directory.directory.Directory`."""
