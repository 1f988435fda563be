"""What was recorded of an attendance is put right: substituted, revoked, corrected."""

from collections.abc import Callable

import pytest

from kernel.text import TextIsBlank
from services.attendance.domain import errors
from services.attendance.domain.meeting.meeting import Meeting
from tests.services.attendance.domain.given import (
    A_CELL,
    CELL,
    LAN,
    MINH,
    PLANNED,
    TODAY,
    TOMORROW,
    a_held_meeting,
    a_meeting_with_lan,
    a_planned_meeting,
    a_visitor,
    happened,
)

# Substituting


def test_a_substitute_comes_in_the_members_stead() -> None:
    meeting = a_meeting_with_lan()

    meeting.substitute(LAN, a_visitor(MINH), "Bận họp huyện", today=TODAY)

    assert happened(meeting) == [
        (
            "AttendanceSubstituted",
            {"member_id": LAN, "substitute_id": MINH, "reason": "Bận họp huyện"},
        )
    ]
    assert meeting.attendances.states == {LAN: "substituted", MINH: "recorded"}


def test_nobody_substitutes_for_themselves() -> None:
    with pytest.raises(errors.SubstituteIsTheMember) as refused:
        a_meeting_with_lan().substitute(LAN, a_visitor(LAN), "Bận", today=TODAY)
    assert refused.value.field == "substitute_id"


def test_a_substitute_does_not_attend_already() -> None:
    meeting = a_meeting_with_lan()
    meeting.record_attendance(a_visitor(MINH), source="cell", today=TODAY)

    with pytest.raises(errors.AlreadyAttended) as refused:
        meeting.substitute(LAN, a_visitor(MINH), "Bận", today=TODAY)
    assert refused.value.field == "substitute_id"


def test_a_substitute_does_not_come_from_the_cell_itself() -> None:
    with pytest.raises(errors.OwnCellVisit) as refused:
        a_meeting_with_lan().substitute(LAN, a_visitor(MINH, own_cell_id=CELL), "Bận", today=TODAY)
    assert refused.value.field == "substitute_id"


def test_a_substitute_holds_a_post() -> None:
    with pytest.raises(errors.NoPostOnTheDay) as refused:
        a_meeting_with_lan().substitute(
            LAN, a_visitor(MINH, committee_ids=frozenset()), "Bận", today=TODAY
        )
    assert refused.value.field == "substitute_id"


def test_only_a_recorded_member_is_substituted() -> None:
    with pytest.raises(errors.AttendanceNotRecorded):
        a_held_meeting().substitute(LAN, a_visitor(MINH), "Bận", today=TODAY)


def test_the_substitutes_attendance_is_confirmed_like_any_other() -> None:
    meeting = a_meeting_with_lan()
    meeting.substitute(LAN, a_visitor(MINH), "Bận", today=TODAY)

    meeting.confirm_attendance(MINH, today=TODAY)

    assert meeting.attendances.states[MINH] == "confirmed"


# Revoking


def test_an_attendance_is_revoked_with_a_reason() -> None:
    meeting = a_meeting_with_lan()

    meeting.revoke_attendance(LAN, "Ghi nhầm cuộc họp", said_by="member", today=TODAY)

    assert happened(meeting) == [
        ("AttendanceRevoked", {"member_id": LAN, "reason": "Ghi nhầm cuộc họp"})
    ]


def test_revoking_needs_a_reason() -> None:
    with pytest.raises(TextIsBlank):
        a_meeting_with_lan().revoke_attendance(LAN, "", said_by="cell", today=TODAY)


def test_an_attendance_is_revoked_once() -> None:
    meeting = a_meeting_with_lan()
    meeting.revoke_attendance(LAN, "Ghi nhầm", said_by="cell", today=TODAY)

    with pytest.raises(errors.AttendanceNoLongerStands):
        meeting.revoke_attendance(LAN, "Ghi nhầm", said_by="cell", today=TODAY)


def test_a_revoked_attendance_is_recorded_again() -> None:
    meeting = a_meeting_with_lan()
    meeting.revoke_attendance(LAN, "Ghi nhầm", said_by="member", today=TODAY)

    meeting.record_attendance(a_visitor(LAN), source="cell", today=TODAY)

    assert meeting.attendances.states == {LAN: "recorded"}


def test_the_member_alone_does_not_revoke_what_the_cell_confirmed() -> None:
    meeting = a_meeting_with_lan()
    meeting.confirm_attendance(LAN, today=TODAY)

    with pytest.raises(errors.ConfirmedByTheCell):
        meeting.revoke_attendance(LAN, "Ghi nhầm", said_by="member", today=TODAY)


def test_the_cell_revokes_what_it_confirmed() -> None:
    meeting = a_meeting_with_lan()
    meeting.confirm_attendance(LAN, today=TODAY)

    meeting.revoke_attendance(LAN, "Ghi nhầm", said_by="cell", today=TODAY)

    assert meeting.attendances.states == {LAN: "revoked"}


# Correcting


def test_an_attendance_is_put_down_to_the_right_member() -> None:
    meeting = a_meeting_with_lan()

    meeting.correct_attendance(LAN, a_visitor(MINH), "Trùng tên", today=TODAY)

    assert happened(meeting) == [
        (
            "AttendanceCorrected",
            {"member_id": LAN, "correct_member_id": MINH, "reason": "Trùng tên"},
        )
    ]
    assert meeting.attendances.states == {LAN: "corrected", MINH: "recorded"}


def test_a_correction_names_another_member() -> None:
    with pytest.raises(errors.CorrectedToTheSameMember) as refused:
        a_meeting_with_lan().correct_attendance(LAN, a_visitor(LAN), "Trùng tên", today=TODAY)
    assert refused.value.field == "correct_member_id"


def test_the_right_member_does_not_attend_already() -> None:
    meeting = a_meeting_with_lan()
    meeting.record_attendance(a_visitor(MINH), source="cell", today=TODAY)

    with pytest.raises(errors.AlreadyAttended) as refused:
        meeting.correct_attendance(LAN, a_visitor(MINH), "Trùng tên", today=TODAY)
    assert refused.value.field == "correct_member_id"


def test_the_right_member_is_a_visitor_from_above_too() -> None:
    meeting = a_meeting_with_lan()

    with pytest.raises(errors.OwnCellVisit):
        meeting.correct_attendance(LAN, a_visitor(MINH, own_cell_id=CELL), "Trùng tên", today=TODAY)
    with pytest.raises(errors.NoPostOnTheDay):
        meeting.correct_attendance(
            LAN, a_visitor(MINH, committee_ids=frozenset()), "Trùng tên", today=TODAY
        )


def test_who_was_corrected_away_may_be_recorded_again() -> None:
    meeting = a_meeting_with_lan()
    meeting.correct_attendance(LAN, a_visitor(MINH), "Trùng tên", today=TODAY)

    meeting.record_attendance(a_visitor(LAN), source="cell", today=TODAY)

    assert meeting.attendances.states == {LAN: "recorded", MINH: "recorded"}


# What no longer stands, and what never took place

SAYINGS: dict[str, Callable[[Meeting], None]] = {
    "confirm": lambda m: m.confirm_attendance(LAN, today=TODAY),
    "dispute": lambda m: m.dispute_attendance(LAN, "Nhầm", today=TODAY),
    "substitute": lambda m: m.substitute(LAN, a_visitor(MINH), "Nhầm", today=TODAY),
    "revoke": lambda m: m.revoke_attendance(LAN, "Nhầm", said_by="cell", today=TODAY),
    "correct": lambda m: m.correct_attendance(LAN, a_visitor(MINH), "Nhầm", today=TODAY),
}


@pytest.mark.parametrize("say", SAYINGS.values(), ids=SAYINGS.keys())
def test_nothing_is_said_of_a_revoked_attendance(say: Callable[[Meeting], None]) -> None:
    meeting = a_meeting_with_lan()
    meeting.revoke_attendance(LAN, "Ghi nhầm", said_by="cell", today=TODAY)
    meeting.collect_events()

    with pytest.raises(errors.AttendanceNoLongerStands):
        say(meeting)
    assert happened(meeting) == []


@pytest.mark.parametrize("say", SAYINGS.values(), ids=SAYINGS.keys())
def test_nothing_is_said_of_attendance_at_a_cancelled_meeting(
    say: Callable[[Meeting], None],
) -> None:
    meeting = a_planned_meeting()
    meeting.record_attendance(a_visitor(), source="member", today=TODAY)
    meeting.cancel("Ít người đến, hoãn")

    with pytest.raises(errors.MeetingAlreadyCancelled):
        say(meeting)


def test_a_disputed_attendance_is_not_confirmed_after_the_meeting_moved_to_a_later_day() -> None:
    meeting = a_planned_meeting(planned_on=PLANNED)
    meeting.record_attendance(a_visitor(), source="member", today=TODAY)
    meeting.dispute_attendance(LAN, "Chưa họp", today=TODAY)
    meeting.move(TOMORROW, "Trùng lịch", A_CELL, TODAY)

    with pytest.raises(errors.MeetingStillToCome):
        meeting.confirm_attendance(LAN, today=TODAY)
