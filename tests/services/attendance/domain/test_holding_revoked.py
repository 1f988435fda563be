"""A meeting that was recorded as held never took place."""

from datetime import date

import pytest

from kernel.text import TextIsBlank
from services.attendance.domain import errors
from services.attendance.domain.meeting.meeting import Meeting
from services.attendance.domain.meeting.minutes import Minutes
from tests.services.attendance.domain.given import (
    A_CELL,
    LAN,
    MINH,
    OPINION,
    PLANNED,
    TODAY,
    TOMORROW,
    a_cancelled_meeting,
    a_held_meeting,
    a_meeting_with_lan,
    a_planned_meeting,
    a_visitor,
    happened,
)


def a_revoked_holding() -> Meeting:
    meeting = a_meeting_with_lan()
    meeting.revoke_holding("Ghi nhầm chi bộ")
    meeting.collect_events()
    return meeting


def test_a_holding_is_revoked_and_the_meeting_is_planned_again() -> None:
    meeting = a_held_meeting(held_on=date(2024, 3, 12))

    meeting.revoke_holding("Ghi nhầm chi bộ")

    assert happened(meeting) == [
        ("MeetingHoldingRevoked", {"planned_on": PLANNED, "reason": "Ghi nhầm chi bộ"})
    ]
    assert (meeting.state, meeting.day, meeting.minutes) == ("planned", PLANNED, None)


def test_who_was_recorded_as_having_been_there_is_revoked_with_it_each_by_an_event() -> None:
    meeting = a_meeting_with_lan()
    meeting.record_attendance(a_visitor(MINH), source="cell", today=TODAY)
    meeting.dispute_attendance(MINH, "Không thấy", TODAY)
    meeting.collect_events()

    meeting.revoke_holding("Chưa họp")

    assert happened(meeting) == [
        ("AttendanceRevoked", {"member_id": LAN, "reason": "Chưa họp"}),
        ("AttendanceRevoked", {"member_id": MINH, "reason": "Chưa họp"}),
        ("MeetingHoldingRevoked", {"planned_on": PLANNED, "reason": "Chưa họp"}),
    ]


def test_what_no_longer_stood_is_not_revoked_again() -> None:
    meeting = a_meeting_with_lan()
    meeting.substitute(LAN, a_visitor(MINH), "Bận", TODAY)
    meeting.collect_events()

    meeting.revoke_holding("Chưa họp")

    assert happened(meeting)[:-1] == [
        ("AttendanceRevoked", {"member_id": MINH, "reason": "Chưa họp"})
    ]
    assert meeting.attendances.states[LAN] == "substituted"


def test_what_was_raised_stays() -> None:
    meeting = a_held_meeting()
    meeting.record_opinion(OPINION, "Cây giống", TODAY)

    meeting.revoke_holding("Chưa họp")

    assert set(meeting.opinions.forwarded_to) == {OPINION}


def test_it_is_planned_again_for_the_day_it_was_moved_to_and_of_the_kind_it_was_scheduled() -> None:
    meeting = a_planned_meeting()
    meeting.move(date(2024, 3, 8), "Bận", A_CELL, TODAY)
    meeting.hold(date(2024, 3, 9), None, None, A_CELL, TODAY)
    meeting.correct(Minutes(held_on=TODAY, kind="thematic"), "Nhầm", A_CELL, TODAY)

    meeting.revoke_holding("Chưa họp")

    assert (meeting.day, meeting.kind) == (date(2024, 3, 8), "regular")


def test_afterwards_it_may_be_moved() -> None:
    meeting = a_revoked_holding()
    meeting.move(TOMORROW, "Hoãn", A_CELL, TODAY)
    assert meeting.day == TOMORROW


def test_afterwards_it_may_be_cancelled() -> None:
    meeting = a_revoked_holding()
    meeting.cancel("Không họp")
    assert meeting.state == "cancelled"


def test_afterwards_it_may_be_held_and_who_came_is_recorded_anew() -> None:
    meeting = a_revoked_holding()

    meeting.hold(TODAY, 20, 24, A_CELL, TODAY)
    meeting.record_attendance(a_visitor(LAN), source="cell", today=TODAY)

    assert (meeting.state, meeting.day) == ("held", TODAY)
    assert meeting.attendances.states == {LAN: "recorded"}


@pytest.mark.parametrize(
    "meeting", [a_planned_meeting(), a_cancelled_meeting(), a_revoked_holding()]
)
def test_only_a_holding_that_is_recorded_is_revoked(meeting: Meeting) -> None:
    with pytest.raises(errors.MeetingNotHeld) as refused:
        meeting.revoke_holding("Ghi nhầm")
    assert refused.value.field == "meeting_id"


def test_revoking_a_holding_needs_a_reason_and_without_one_nothing_happened() -> None:
    meeting = a_meeting_with_lan()

    with pytest.raises(TextIsBlank):
        meeting.revoke_holding(" ")

    assert happened(meeting) == []
