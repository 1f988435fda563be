"""Who sat in on a meeting: recorded, confirmed or disputed, substituted, revoked, corrected."""

from collections.abc import Callable

import pytest

from services.attendance.domain import errors
from services.attendance.domain.meeting import Meeting
from tests.unit.attendance.given import (
    A_CELL,
    A_COMMITTEE,
    CELL,
    COMMUNE,
    DISTRICT,
    LAN,
    MINH,
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
    with pytest.raises(errors.TextIsBlank) as refused:
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
    with pytest.raises(errors.TextIsBlank):
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
