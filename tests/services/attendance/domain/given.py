"""Meetings and visitors to begin a test with. Days are of spring 2024; today is 20 March."""

from datetime import date
from typing import Any
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel.vocabulary import MeetingKind
from services.attendance.domain.meeting.attendance import Visitor
from services.attendance.domain.meeting.host import Host
from services.attendance.domain.meeting.meeting import Meeting

MEETING = UUID("00000000-0000-4000-8000-0000000000a1")
CELL = UUID("00000000-0000-4000-8000-0000000000c1")
OTHER_CELL = UUID("00000000-0000-4000-8000-0000000000c2")
COMMUNE = UUID("00000000-0000-4000-8000-0000000000d1")
DISTRICT = UUID("00000000-0000-4000-8000-0000000000e1")
LAN = UUID("00000000-0000-4000-8000-0000000000f1")
MINH = UUID("00000000-0000-4000-8000-0000000000f2")
OPINION = UUID("00000000-0000-4000-8000-0000000000b1")

PLANNED = date(2024, 3, 5)
TODAY = date(2024, 3, 20)
TOMORROW = date(2024, 3, 21)

_OF_THE_LIBRARY = {"originator_id", "originator_version", "timestamp", "originator_topic"}


A_CELL = Host(
    organization_id=CELL, body="cell", first_day=date(2010, 1, 1), last_day=date(2028, 12, 31)
)
A_COMMITTEE = Host(
    organization_id=COMMUNE, body="committee", first_day=date(2010, 1, 1), last_day=None
)


def a_planned_meeting(
    host: Host = A_CELL, *, kind: MeetingKind = "regular", planned_on: date = PLANNED
) -> Meeting:
    meeting = Meeting.schedule(
        MEETING, host, kind=kind, planned_on=planned_on, place=None, today=TODAY
    )
    meeting.collect_events()
    return meeting


def a_held_meeting(*, held_on: date = PLANNED) -> Meeting:
    meeting = a_planned_meeting()
    meeting.hold(held_on, present=20, expected=24, host=A_CELL, today=TODAY)
    meeting.collect_events()
    return meeting


def a_cancelled_meeting() -> Meeting:
    meeting = a_planned_meeting()
    meeting.cancel("Mưa lũ")
    meeting.collect_events()
    return meeting


def a_visitor(
    member_id: UUID = LAN,
    *,
    own_cell_id: UUID | None = OTHER_CELL,
    committee_ids: frozenset[UUID] = frozenset({DISTRICT}),
) -> Visitor:
    return Visitor(member_id=member_id, own_cell_id=own_cell_id, committee_ids=committee_ids)


def a_meeting_with_lan() -> Meeting:
    """Held, and Lan's attendance is recorded by herself."""
    meeting = a_held_meeting()
    meeting.record_attendance(a_visitor(LAN), source="member", today=TODAY)
    meeting.collect_events()
    return meeting


def happened(aggregate: Aggregate) -> list[tuple[str, dict[str, Any]]]:
    """The new events: name and fields of each, without the library's own."""
    return [
        (
            type(event).__name__,
            {name: value for name, value in vars(event).items() if name not in _OF_THE_LIBRARY},
        )
        for event in aggregate.pending_events
    ]
