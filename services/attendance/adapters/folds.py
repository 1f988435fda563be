"""What the service follows: the assignment service's events, as rows of its own tables.

An order is authorised, and a visitor judged, by what has arrived here: whoever needs a post or a
grant in the next order waits for its position (``Wait-For``).
"""

from collections.abc import Iterable
from importlib.resources import files
from typing import Any, Final

from chassis.directory.grants import AUTHORITY
from chassis.projection.fold import Fold, Handler, TableRow
from contracts.assignment import (
    AssignmentEndCorrected,
    AssignmentEnded,
    AssignmentReplaced,
    LocalityRegistered,
    MemberAppointed,
    MemberAssigned,
    MemberRegistered,
    MemberTransferred,
    OrganizationClosed,
    OrganizationMoved,
    OrganizationRegistered,
    OrganizationRenamed,
    PostEndCorrected,
    PostEnded,
)
from contracts.envelope import Envelope
from contracts.event import Event
from kernel.spelling import comparable

_COLUMNS: Final = {
    "organization_known": (
        "organization_id",
        "version",
        "kind",
        "locality_id",
        "effective_on",
    ),
    "organization_placed": ("organization_id", "version", "parent_id", "effective_on"),
    "organization_coded": ("organization_id", "version", "code_key", "effective_on"),
    "organization_closed": ("organization_id", "version", "last_day"),
    "locality_known": ("locality_id", "version", "parent_id", "effective_on"),
    "member_known": ("member_id", "version", "name_key", "account"),
    "member_cell": ("member_id", "version", "cell_id", "effective_on"),
    "post_begun": ("member_id", "version", "post_id", "committee_id", "starts_on", "ends_on"),
    "post_ended": ("member_id", "version", "post_id", "ends_on"),
    "assignment_begun": (
        "assignment_id",
        "version",
        "member_id",
        "target_kind",
        "target_id",
        "starts_on",
        "ends_on",
    ),
    "assignment_ended": ("assignment_id", "version", "ends_on"),
}


def _into(*tables: str) -> Handler:
    """Writes a row of each table; a column takes the event's field of the same name."""

    def handle(event: Event, envelope: Envelope) -> Iterable[TableRow]:
        for table in tables:
            yield table, tuple(_value(event, envelope, column) for column in _COLUMNS[table])

    return handle


def _value(event: Any, envelope: Envelope, column: str) -> object:
    if column == "version":
        return envelope.version
    if column == "name_key":
        return comparable(event.full_name)
    if column == "code_key":
        return comparable(event.code)
    value: object = getattr(event, column)
    return value


DIRECTORY: Final = Fold(
    name="directory",
    ddl=files(__package__).joinpath("directory.sql").read_text("utf-8"),
    columns=_COLUMNS,
    handlers={
        OrganizationRegistered: _into(
            "organization_known", "organization_placed", "organization_coded"
        ),
        OrganizationMoved: _into("organization_placed"),
        OrganizationRenamed: _into("organization_coded"),
        OrganizationClosed: _into("organization_closed"),
        LocalityRegistered: _into("locality_known"),
        MemberRegistered: _into("member_known", "member_cell"),
        MemberTransferred: _into("member_cell"),
        MemberAppointed: _into("post_begun"),
        PostEnded: _into("post_ended"),
        PostEndCorrected: _into("post_ended"),
        MemberAssigned: _into("assignment_begun"),
        AssignmentEnded: _into("assignment_ended"),
        AssignmentReplaced: _into("assignment_ended"),
        AssignmentEndCorrected: _into("assignment_ended"),
    },
)
"""What :class:`services.attendance.adapters.directory.Directory` reads."""

FOLDS: Final[tuple[Fold, ...]] = (AUTHORITY, DIRECTORY)
