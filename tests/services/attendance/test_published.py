"""The door out: every stored event of a meeting or a matter becomes one published event, whole."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

import msgspec
import pytest
from eventsourcing.domain import Aggregate

from contracts import attendance
from contracts.envelope import Envelope
from contracts.event import Event
from contracts.registry import decode, encode
from services.attendance.domain.meeting.meeting import Meeting
from services.attendance.domain.meeting.minutes import Minutes
from services.attendance.published import AGGREGATES, NotToBePublished, translate
from tests.services.attendance.domain.given import (
    A_CELL,
    COMMUNE,
    LAN,
    MEETING,
    MINH,
    OPINION,
    PLANNED,
    TODAY,
    a_held_meeting,
    a_meeting_with_lan,
    a_planned_meeting,
    a_visitor,
)
from tests.services.attendance.domain.test_matter import (
    DUE,
    MATTER,
    a_matter,
    a_settled_matter,
    an_entrusted_matter,
    correct,
    recorded,
)

A = TypeVar("A", bound=Aggregate)


def _scheduled() -> Meeting:
    return Meeting.schedule(
        MEETING, A_CELL, kind="model", planned_on=PLANNED, place="Nhà văn hóa", today=TODAY
    )


def _after(aggregate: A, command: Callable[[A], None]) -> A:
    command(aggregate)
    return aggregate


AFTER: dict[type[Event], Callable[[], Aggregate]] = {
    attendance.MeetingScheduled: _scheduled,
    attendance.MeetingMoved: lambda: _after(
        a_planned_meeting(), lambda m: m.move(TODAY, "Bận", A_CELL, TODAY)
    ),
    attendance.MeetingCancelled: lambda: _after(a_planned_meeting(), lambda m: m.cancel("Lũ")),
    attendance.MeetingHeld: lambda: _after(
        a_planned_meeting(), lambda m: m.hold(PLANNED, 20, None, A_CELL, TODAY)
    ),
    attendance.MeetingCorrected: lambda: _after(
        a_held_meeting(),
        lambda m: m.correct(Minutes(held_on=TODAY, kind="model"), "Nhầm", A_CELL, TODAY),
    ),
    attendance.MeetingHoldingRevoked: lambda: _after(
        a_held_meeting(), lambda m: m.revoke_holding("Ghi nhầm chi bộ")
    ),
    attendance.MeetingAttended: lambda: _after(
        a_held_meeting(), lambda m: m.record_attendance(a_visitor(), "cell", TODAY)
    ),
    attendance.AttendanceConfirmed: lambda: _after(
        a_meeting_with_lan(), lambda m: m.confirm_attendance(LAN, TODAY)
    ),
    attendance.AttendanceDisputed: lambda: _after(
        a_meeting_with_lan(), lambda m: m.dispute_attendance(LAN, "Không đến", TODAY)
    ),
    attendance.AttendanceSubstituted: lambda: _after(
        a_meeting_with_lan(), lambda m: m.substitute(LAN, a_visitor(MINH), "Bận", TODAY)
    ),
    attendance.AttendanceRevoked: lambda: _after(
        a_meeting_with_lan(), lambda m: m.revoke_attendance(LAN, "Nhầm", "member", TODAY)
    ),
    attendance.AttendanceCorrected: lambda: _after(
        a_meeting_with_lan(), lambda m: m.correct_attendance(LAN, a_visitor(MINH), "Nhầm", TODAY)
    ),
    attendance.OpinionRecorded: lambda: _after(
        a_held_meeting(), lambda m: m.record_opinion(OPINION, "Cây giống", TODAY)
    ),
    attendance.OpinionForwarded: lambda: _after(a_held_meeting(), _record_and_forward),
    attendance.MatterRecorded: recorded,
    attendance.MatterCorrected: lambda: _after(a_matter(), correct),
    attendance.MatterEntrusted: lambda: _after(
        a_matter(), lambda m: m.entrust(LAN, DUE, TODAY, TODAY)
    ),
    attendance.MatterSettled: lambda: _after(
        an_entrusted_matter(), lambda m: m.settle(TODAY, "Xong", TODAY)
    ),
    attendance.MatterReopened: lambda: _after(
        a_settled_matter(), lambda m: m.reopen(TODAY, "Chưa xong", TODAY)
    ),
    attendance.MatterRevoked: lambda: _after(a_settled_matter(), lambda m: m.revoke("Nhầm")),
}


def _record_and_forward(meeting: Meeting) -> None:
    meeting.record_opinion(OPINION, "Cây giống", TODAY)
    meeting.forward_opinion(OPINION, COMMUNE, TODAY, TODAY)


@pytest.mark.parametrize("published", attendance.EVENTS)
def test_an_event_is_published_with_all_it_says(published: type[Event]) -> None:
    stored = AFTER[published]().pending_events[-1]

    event = translate(stored)

    assert type(event) is published
    said = msgspec.structs.asdict(event)
    assert said.pop(_id_field(published)) == stored.originator_id
    assert said == {name: getattr(stored, name) for name in said}
    assert _as_received(event) == event


def test_every_event_that_is_stored_is_published_and_nothing_else() -> None:
    stored = {
        name
        for aggregate in AGGREGATES
        for name, value in vars(aggregate).items()
        if isinstance(value, type)
        and issubclass(value, Aggregate.Event)
        and name not in {"Event", "Created"}  # the library's own, never triggered
    }
    assert stored == {event.__name__ for event in attendance.EVENTS}


@pytest.mark.parametrize("published", attendance.EVENTS)
def test_what_is_published_says_no_less_than_what_is_stored(published: type[Event]) -> None:
    stored = AFTER[published]().pending_events[-1]
    of_the_library = {"originator_id", "originator_version", "timestamp", "originator_topic"}
    fields = {field.name for field in msgspec.structs.fields(published)} - {_id_field(published)}
    assert set(vars(stored)) - of_the_library == fields


def test_an_event_is_of_the_aggregate_that_its_first_field_names() -> None:
    ids = {field: published for published in attendance.EVENTS for field in [_id_field(published)]}
    assert set(ids) == {"meeting_id", "matter_id"}
    assert {AFTER[one]().id for one in ids.values()} == {MEETING, MATTER}


def test_what_no_aggregate_stores_is_refused() -> None:
    foreign = Aggregate.Event(
        originator_id=MEETING, originator_version=1, timestamp=datetime(2024, 3, 20, tzinfo=UTC)
    )
    with pytest.raises(NotToBePublished):
        translate(foreign)


def _id_field(published: type[Event]) -> str:
    return msgspec.structs.fields(published)[0].name


def _as_received(event: Event) -> Event:
    return decode(
        Envelope(
            id=f"{MEETING}:1",
            type=event.type_name(),
            source="/sausat/attendance",
            subject=str(MEETING),
            time=datetime(2024, 3, 20, tzinfo=UTC),
            sequence=1,
            actor="test",
            correlation_id="test",
            causation_id=None,
            data=encode(event),
        )
    )
