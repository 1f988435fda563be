"""The plan of a meeting: scheduled, moved, cancelled."""

from datetime import date

import pytest

from kernel.errors import OrganizationNotThereThen
from kernel.text import TextIsBlank
from kernel.vocabulary import MeetingKind
from services.attendance.domain import errors
from services.attendance.domain.meeting.meeting import Meeting
from tests.services.attendance.domain.given import (
    A_CELL,
    A_COMMITTEE,
    CELL,
    LAN,
    MEETING,
    PLANNED,
    TODAY,
    TOMORROW,
    a_cancelled_meeting,
    a_held_meeting,
    a_planned_meeting,
    a_visitor,
    happened,
)


def test_a_meeting_is_scheduled() -> None:
    meeting = Meeting.schedule(
        MEETING,
        A_CELL,
        kind="model",
        planned_on=PLANNED,
        place="Nhà văn hóa thôn",
        today=TODAY,
    )

    assert meeting.id == MEETING
    assert happened(meeting) == [
        (
            "MeetingScheduled",
            {
                "organization_id": CELL,
                "body": "cell",
                "kind": "model",
                "planned_on": PLANNED,
                "place": "Nhà văn hóa thôn",
            },
        )
    ]


@pytest.mark.parametrize("kind", ["thematic", "model"])
def test_a_committee_holds_no_thematic_and_no_model_meeting(kind: MeetingKind) -> None:
    with pytest.raises(errors.KindIsForCellsOnly) as refused:
        Meeting.schedule(
            MEETING, A_COMMITTEE, kind=kind, planned_on=PLANNED, place=None, today=TODAY
        )
    assert refused.value.field == "kind"


@pytest.mark.parametrize("kind", ["regular", "extraordinary"])
def test_a_committee_holds_regular_and_extraordinary_meetings(kind: MeetingKind) -> None:
    meeting = Meeting.schedule(
        MEETING, A_COMMITTEE, kind=kind, planned_on=PLANNED, place=None, today=TODAY
    )
    assert meeting.kind == kind


@pytest.mark.parametrize("planned_on", [date(2009, 12, 31), date(2029, 1, 1)])
def test_no_meeting_is_planned_for_a_day_without_the_organization(planned_on: date) -> None:
    with pytest.raises(OrganizationNotThereThen) as refused:
        a_planned_meeting(planned_on=planned_on)
    assert refused.value.field == "planned_on"


def test_a_plan_may_lie_in_the_past() -> None:
    assert a_planned_meeting(planned_on=date(2010, 1, 1)).day == date(2010, 1, 1)


def test_a_plan_does_not_lie_beyond_the_next_five_years() -> None:
    in_five_years = date(2029, 3, 19)
    assert a_planned_meeting(A_COMMITTEE, planned_on=in_five_years).day == in_five_years
    with pytest.raises(errors.PlannedTooFarAhead):
        a_planned_meeting(A_COMMITTEE, planned_on=date(2029, 3, 20))


def test_a_meeting_is_not_moved_to_a_day_without_the_organization() -> None:
    with pytest.raises(OrganizationNotThereThen):
        a_planned_meeting().move(date(2029, 1, 1), "Trùng lịch", A_CELL, TODAY)


def test_a_meeting_was_not_held_on_a_day_without_the_organization() -> None:
    with pytest.raises(OrganizationNotThereThen) as refused:
        a_planned_meeting().hold(
            date(204, 3, 5), present=None, expected=None, host=A_CELL, today=TODAY
        )
    assert refused.value.field == "held_on"


def test_a_planned_meeting_is_moved() -> None:
    meeting = a_planned_meeting()

    meeting.move(date(2024, 3, 8), "Trùng lịch tiếp dân", A_CELL, TODAY)

    assert happened(meeting) == [
        ("MeetingMoved", {"planned_on": date(2024, 3, 8), "reason": "Trùng lịch tiếp dân"})
    ]
    assert meeting.day == date(2024, 3, 8)


def test_moving_to_the_same_day_is_refused() -> None:
    with pytest.raises(errors.MovedToTheSameDay):
        a_planned_meeting().move(PLANNED, "Trùng lịch", A_CELL, TODAY)


def test_moving_needs_a_reason() -> None:
    with pytest.raises(TextIsBlank) as refused:
        a_planned_meeting().move(date(2024, 3, 8), "  ", A_CELL, TODAY)
    assert refused.value.field == "reason"


def test_a_held_meeting_is_not_moved() -> None:
    with pytest.raises(errors.MeetingAlreadyHeld):
        a_held_meeting().move(date(2024, 3, 8), "Trùng lịch", A_CELL, TODAY)


def test_a_cancelled_meeting_is_not_moved() -> None:
    with pytest.raises(errors.MeetingAlreadyCancelled):
        a_cancelled_meeting().move(date(2024, 3, 8), "Trùng lịch", A_CELL, TODAY)


def test_a_meeting_at_which_somebody_was_is_not_moved() -> None:
    meeting = a_planned_meeting()
    meeting.record_attendance(a_visitor(), source="member", today=TODAY)

    with pytest.raises(errors.MovedAfterAttendance):
        meeting.move(TOMORROW, "Trùng lịch", A_CELL, TODAY)


def test_a_disputed_attendance_does_not_keep_a_meeting_from_being_moved() -> None:
    meeting = a_planned_meeting()
    meeting.record_attendance(a_visitor(), source="member", today=TODAY)
    meeting.dispute_attendance(LAN, "Chưa họp", today=TODAY)

    meeting.move(TOMORROW, "Trùng lịch", A_CELL, TODAY)

    assert meeting.planned_on == TOMORROW


def test_a_planned_meeting_is_cancelled_with_a_reason() -> None:
    meeting = a_planned_meeting()

    meeting.cancel("Mưa lũ")

    assert happened(meeting) == [("MeetingCancelled", {"reason": "Mưa lũ"})]


def test_cancelling_needs_a_reason() -> None:
    with pytest.raises(TextIsBlank):
        a_planned_meeting().cancel("")


def test_a_held_meeting_is_not_cancelled() -> None:
    with pytest.raises(errors.MeetingAlreadyHeld):
        a_held_meeting().cancel("Mưa lũ")


def test_a_meeting_is_cancelled_once() -> None:
    with pytest.raises(errors.MeetingAlreadyCancelled):
        a_cancelled_meeting().cancel("Mưa lũ")
