"""Who sat in on a meeting: recorded, confirmed or disputed by the cell."""

import pytest

from kernel.text import TextIsBlank
from services.attendance.domain import errors
from tests.services.attendance.domain.given import (
    A_COMMITTEE,
    CELL,
    COMMUNE,
    DISTRICT,
    LAN,
    MINH,
    TODAY,
    TOMORROW,
    a_cancelled_meeting,
    a_held_meeting,
    a_meeting_with_lan,
    a_planned_meeting,
    a_visitor,
    happened,
)

# Recording


def test_an_attendance_is_recorded_by_the_member_from_the_ground() -> None:
    meeting = a_held_meeting()

    meeting.record_attendance(a_visitor(LAN), source="member", today=TODAY)

    assert happened(meeting) == [("MeetingAttended", {"member_id": LAN, "source": "member"})]
    assert meeting.attendances.states == {LAN: "recorded"}


def test_an_attendance_recorded_by_the_cell_is_confirmed_by_a_fact_of_its_own() -> None:
    meeting = a_held_meeting()

    meeting.record_attendance(a_visitor(LAN), source="cell", today=TODAY)
    assert meeting.attendances.states == {LAN: "recorded"}
    meeting.confirm_attendance(LAN, today=TODAY)

    assert [name for name, _ in happened(meeting)] == ["MeetingAttended", "AttendanceConfirmed"]


def test_an_attendance_may_be_recorded_before_the_holding_is() -> None:
    meeting = a_planned_meeting(planned_on=TODAY)

    meeting.record_attendance(a_visitor(), source="member", today=TODAY)

    assert meeting.attendances.states == {LAN: "recorded"}


def test_nobody_attended_a_meeting_planned_for_a_later_day() -> None:
    with pytest.raises(errors.MeetingStillToCome):
        a_planned_meeting(planned_on=TOMORROW).record_attendance(
            a_visitor(), source="cell", today=TODAY
        )


def test_nobody_attended_a_cancelled_meeting() -> None:
    with pytest.raises(errors.MeetingAlreadyCancelled):
        a_cancelled_meeting().record_attendance(a_visitor(), source="cell", today=TODAY)


def test_a_member_attends_a_meeting_once() -> None:
    with pytest.raises(errors.AlreadyAttended) as refused:
        a_meeting_with_lan().record_attendance(a_visitor(LAN), source="cell", today=TODAY)
    assert refused.value.field == "member_id"


def test_two_members_attend_the_same_meeting() -> None:
    meeting = a_meeting_with_lan()

    meeting.record_attendance(a_visitor(MINH), source="member", today=TODAY)

    assert set(meeting.attendances.states) == {LAN, MINH}


def test_a_meeting_of_the_own_cell_is_no_visit() -> None:
    with pytest.raises(errors.OwnCellVisit):
        a_held_meeting().record_attendance(a_visitor(own_cell_id=CELL), source="cell", today=TODAY)


def test_a_member_whose_own_cell_is_not_known_may_visit() -> None:
    meeting = a_held_meeting()
    meeting.record_attendance(a_visitor(own_cell_id=None), source="cell", today=TODAY)
    assert meeting.attendances.states == {LAN: "recorded"}


def test_a_meeting_of_the_own_committee_is_no_visit() -> None:
    meeting = a_planned_meeting(A_COMMITTEE)

    with pytest.raises(errors.OwnCommitteeVisit):
        meeting.record_attendance(
            a_visitor(committee_ids=frozenset({DISTRICT, COMMUNE})), source="cell", today=TODAY
        )


def test_a_member_from_above_sits_in_on_a_committee_meeting() -> None:
    meeting = a_planned_meeting(A_COMMITTEE)
    meeting.record_attendance(a_visitor(), source="member", today=TODAY)
    assert meeting.attendances.states == {LAN: "recorded"}


def test_who_held_no_post_on_the_day_is_no_visitor_from_above() -> None:
    with pytest.raises(errors.NoPostOnTheDay):
        a_held_meeting().record_attendance(
            a_visitor(committee_ids=frozenset()), source="cell", today=TODAY
        )


# Confirming and disputing


def test_the_cell_confirms() -> None:
    meeting = a_meeting_with_lan()

    meeting.confirm_attendance(LAN, today=TODAY)

    assert happened(meeting) == [("AttendanceConfirmed", {"member_id": LAN})]
    assert meeting.attendances.states == {LAN: "confirmed"}


def test_what_is_not_recorded_is_not_confirmed() -> None:
    with pytest.raises(errors.AttendanceNotRecorded):
        a_meeting_with_lan().confirm_attendance(MINH, today=TODAY)


def test_an_attendance_is_confirmed_once() -> None:
    meeting = a_meeting_with_lan()
    meeting.confirm_attendance(LAN, today=TODAY)

    with pytest.raises(errors.AlreadyConfirmed):
        meeting.confirm_attendance(LAN, today=TODAY)


def test_the_cell_disputes_with_a_reason() -> None:
    meeting = a_meeting_with_lan()

    meeting.dispute_attendance(LAN, "Hôm đó đồng chí không đến", today=TODAY)

    assert happened(meeting) == [
        ("AttendanceDisputed", {"member_id": LAN, "reason": "Hôm đó đồng chí không đến"})
    ]
    assert meeting.attendances.states == {LAN: "disputed"}


def test_a_dispute_needs_a_reason() -> None:
    with pytest.raises(TextIsBlank) as refused:
        a_meeting_with_lan().dispute_attendance(LAN, " ", today=TODAY)
    assert refused.value.field == "reason"


def test_a_dispute_withdraws_the_confirmation() -> None:
    meeting = a_meeting_with_lan()
    meeting.confirm_attendance(LAN, today=TODAY)

    meeting.dispute_attendance(LAN, "Xác nhận nhầm", today=TODAY)

    assert meeting.attendances.states == {LAN: "disputed"}


def test_a_disputed_attendance_is_confirmed_after_all() -> None:
    meeting = a_meeting_with_lan()
    meeting.dispute_attendance(LAN, "Không nhớ", today=TODAY)

    meeting.confirm_attendance(LAN, today=TODAY)

    assert meeting.attendances.states == {LAN: "confirmed"}


def test_an_attendance_is_disputed_once_at_a_time() -> None:
    meeting = a_meeting_with_lan()
    meeting.dispute_attendance(LAN, "Không đến", today=TODAY)

    with pytest.raises(errors.AlreadyDisputed):
        meeting.dispute_attendance(LAN, "Không đến", today=TODAY)


def test_what_is_not_recorded_is_not_disputed() -> None:
    with pytest.raises(errors.AttendanceNotRecorded):
        a_held_meeting().dispute_attendance(LAN, "Không đến", today=TODAY)


def test_a_disputed_attendance_still_is_recorded() -> None:
    meeting = a_meeting_with_lan()
    meeting.dispute_attendance(LAN, "Không đến", today=TODAY)

    with pytest.raises(errors.AlreadyAttended):
        meeting.record_attendance(a_visitor(LAN), source="member", today=TODAY)
