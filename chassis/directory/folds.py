"""From the assignment service's events to the tables that a directory and an authority ask."""

from importlib.resources import files
from typing import Final

from chassis.projection.fold import EventRows, Fold
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


_TREE: Final = EventRows(
    {
        "organization": ("organization_id", "kind", "locality_id", "began_on"),
        "organization_parent": ("organization_id", "version", "effective_on", "parent_id"),
        "organization_code": ("organization_id", "version", "effective_on", "code_key"),
        "organization_closure": ("organization_id", "version", "last_day"),
    },
    {"code_key": lambda event: comparable(event.code)},
)

TREE: Final = Fold(
    name="tree",
    ddl=_ddl("tree"),
    columns=_TREE.columns,
    handlers={
        OrganizationRegistered: _TREE.into(
            "organization", "organization_parent", "organization_code", began_on="effective_on"
        ),
        OrganizationMoved: _TREE.into("organization_parent"),
        OrganizationRenamed: _TREE.into("organization_code"),
        OrganizationClosed: _TREE.into("organization_closure"),
    },
)
"""The dated tree of organizations, and the codes that they bore."""

_MEMBERS: Final = EventRows(
    {
        "member": ("member_id", "name_key", "account"),
        "member_cell": ("member_id", "version", "effective_on", "cell_id"),
        "post": ("member_id", "post_id", "committee_id", "role", "starts_on", "ends_on"),
        "post_end": ("member_id", "post_id", "version", "ends_on"),
    },
    {"name_key": lambda event: comparable(event.full_name)},
)

MEMBERS: Final = Fold(
    name="members",
    ddl=_ddl("members"),
    columns=_MEMBERS.columns,
    handlers={
        MemberRegistered: _MEMBERS.into("member", "member_cell"),
        MemberTransferred: _MEMBERS.into("member_cell"),
        MemberAppointed: _MEMBERS.into("post"),
        PostEnded: _MEMBERS.into("post_end"),
        PostEndCorrected: _MEMBERS.into("post_end"),
    },
)
"""Members with their accounts, own cells and posts."""

_GRANTS: Final = EventRows(
    {
        "access_grant": (
            "grant_id",
            "account",
            "role",
            "organization_id",
            "starts_on",
            "ends_on",
            "delegated_from_id",
        ),
        "access_grant_end": ("grant_id", "version", "ends_on"),
    },
    {"delegated_from_id": lambda event: getattr(event, "delegated_from_id", None)},
)

GRANTS: Final = Fold(
    name="grants",
    ddl=_ddl("grants"),
    columns=_GRANTS.columns,
    handlers={
        AccessGranted: _GRANTS.into("access_grant"),
        AccessDelegated: _GRANTS.into("access_grant"),
        AccessRevoked: _GRANTS.into("access_grant_end"),
    },
)
"""What accounts may do. It is asked together with the tree: :data:`TREE`, or a service's own tables
``organization`` and ``organization_parent`` with the same columns and more.
"""

DIRECTORY: Final[tuple[Fold, ...]] = (TREE, MEMBERS, GRANTS)
"""All of it, for a service that asks a :class:`chassis.directory.directory.Directory`."""
