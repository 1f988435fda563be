"""What the service follows: others' events, as rows of its own tables.

An order is authorised, and its facts are looked up, by what has arrived here: whoever needs a post
or a grant in the next order waits for its position (``Wait-For``).
"""

from collections.abc import Iterable
from importlib.resources import files
from typing import Any, Final

from chassis.directory.grants import AUTHORITY
from chassis.projection.fold import Fold, Handler, TableRow
from contracts.assignment import (
    MemberAppointed,
    MemberRegistered,
    OrganizationClosed,
    OrganizationMoved,
    OrganizationRegistered,
    OrganizationRenamed,
    PostEndCorrected,
    PostEnded,
)
from contracts.attendance import (
    MatterCorrected,
    MatterRecorded,
    MatterRevoked,
    MeetingCorrected,
    MeetingHeld,
    MeetingHoldingRevoked,
    MeetingMoved,
    MeetingScheduled,
    OpinionRecorded,
)
from contracts.envelope import Envelope
from contracts.event import Event
from kernel.spelling import comparable
from services.petition.adapters.deadline_index import DEADLINES
from services.petition.adapters.petition_index import PETITION_INDEX

_COLUMNS: Final = {
    "organization_known": ("organization_id", "version", "kind", "effective_on"),
    "organization_placed": ("organization_id", "version", "parent_id", "effective_on"),
    "organization_coded": ("organization_id", "version", "code_key", "effective_on"),
    "organization_closed": ("organization_id", "version", "last_day"),
    "member_known": ("member_id", "version", "account"),
    "post_begun": (
        "member_id",
        "version",
        "post_id",
        "committee_id",
        "role",
        "starts_on",
        "ends_on",
    ),
    "post_ended": ("member_id", "version", "post_id", "ends_on"),
    "meeting_known": ("meeting_id", "version", "organization_id"),
    "meeting_day": ("meeting_id", "version", "day"),
    "opinion_known": ("opinion_id", "version", "meeting_id"),
    "matter_known": ("matter_id", "version", "organization_id"),
    "matter_day": ("matter_id", "version", "day"),
    "matter_revoked": ("matter_id", "version"),
}


def _into(*tables: str, day: str = "") -> Handler:
    """Writes a row of each table; a column takes the event's field of the same name.

    ``day`` is the field that the column of this name takes.
    """

    def handle(event: Event, envelope: Envelope) -> Iterable[TableRow]:
        for table in tables:
            yield table, tuple(_value(event, envelope, column, day) for column in _COLUMNS[table])

    return handle


def _value(event: Any, envelope: Envelope, column: str, day: str) -> object:
    if column == "version":
        return envelope.version
    if column == "code_key":
        return comparable(event.code)
    value: object = getattr(event, day if column == "day" else column)
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
        MemberRegistered: _into("member_known"),
        MemberAppointed: _into("post_begun"),
        PostEnded: _into("post_ended"),
        PostEndCorrected: _into("post_ended"),
        MeetingScheduled: _into("meeting_known", "meeting_day", day="planned_on"),
        MeetingMoved: _into("meeting_day", day="planned_on"),
        MeetingHeld: _into("meeting_day", day="held_on"),
        MeetingCorrected: _into("meeting_day", day="held_on"),
        MeetingHoldingRevoked: _into("meeting_day", day="planned_on"),
        OpinionRecorded: _into("opinion_known"),
        MatterRecorded: _into("matter_known", "matter_day", day="found_on"),
        MatterCorrected: _into("matter_day", day="found_on"),
        MatterRevoked: _into("matter_revoked"),
    },
)
"""Rows about others, for the directory and the name lookup beside this module."""

FOLDS: Final[tuple[Fold, ...]] = (AUTHORITY, DIRECTORY, PETITION_INDEX, DEADLINES)
