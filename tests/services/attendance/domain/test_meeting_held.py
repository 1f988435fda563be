"""A meeting is held, and what was recorded of it is corrected."""

from datetime import date

import pytest

from kernel.errors import NothingCorrected, RuleBroken
from kernel.text import TextIsBlank
from services.attendance.domain import errors
from services.attendance.domain.meeting.meeting import Meeting
from services.attendance.domain.meeting.minutes import Minutes
from tests.services.attendance.domain.given import (
    A_CELL,
    A_COMMITTEE,
    LAN,
    PLANNED,
    TODAY,
    TOMORROW,
    a_cancelled_meeting,
    a_held_meeting,
    a_meeting_with_lan,
    a_planned_meeting,
    happened,
)


def test_a_meeting_is_held() -> None:
    meeting = a_planned_meeting()

    meeting.hold(PLANNED, present=20, expected=24, host=A_CELL, today=TODAY)

    assert happened(meeting) == [
        ("MeetingHeld", {"held_on": PLANNED, "present": 20, "expected": 24})
    ]


@pytest.mark.parametrize("held_on", [date(2024, 3, 1), date(2024, 3, 12), TODAY])
def test_a_meeting_is_held_on_another_day_than_the_planned(held_on: date) -> None:
    meeting = a_planned_meeting()

    meeting.hold(held_on, present=None, expected=None, host=A_CELL, today=TODAY)

    assert meeting.day == held_on


def test_a_meeting_planned_for_later_may_have_been_held_today() -> None:
    meeting = a_planned_meeting(planned_on=TOMORROW)

    meeting.hold(TODAY, present=None, expected=None, host=A_CELL, today=TODAY)

    assert meeting.day == TODAY


def test_a_future_meeting_is_not_held() -> None:
    with pytest.raises(errors.HeldInTheFuture) as refused:
        a_planned_meeting().hold(TOMORROW, present=20, expected=24, host=A_CELL, today=TODAY)
    assert refused.value.field == "held_on"


def test_a_held_meeting_is_not_held_again() -> None:
    with pytest.raises(errors.MeetingAlreadyHeld):
        a_held_meeting().hold(PLANNED, present=20, expected=24, host=A_CELL, today=TODAY)


def test_a_cancelled_meeting_is_not_held() -> None:
    with pytest.raises(errors.MeetingAlreadyCancelled):
        a_cancelled_meeting().hold(PLANNED, present=20, expected=24, host=A_CELL, today=TODAY)


def test_no_more_are_present_than_expected() -> None:
    with pytest.raises(errors.MorePresentThanExpected) as refused:
        a_planned_meeting().hold(PLANNED, present=25, expected=24, host=A_CELL, today=TODAY)
    assert refused.value.field == "present"


@pytest.mark.parametrize(
    ("present", "expected", "field", "refusal"),
    [
        (-1, 24, "present", errors.NegativeCount),
        (None, -1, "expected", errors.NegativeCount),
        (None, 10_000, "expected", errors.TooManyPeople),
    ],
)
def test_a_number_of_people_is_plausible(
    present: int | None, expected: int, field: str, refusal: type[RuleBroken]
) -> None:
    with pytest.raises(refusal) as refused:
        a_planned_meeting().hold(
            PLANNED, present=present, expected=expected, host=A_CELL, today=TODAY
        )
    assert refused.value.field == field


def test_all_may_be_present() -> None:
    meeting = a_planned_meeting()
    meeting.hold(PLANNED, present=24, expected=24, host=A_CELL, today=TODAY)
    assert meeting.state == "held"


def test_a_held_meeting_is_corrected() -> None:
    meeting = a_held_meeting()

    meeting.correct(
        Minutes(held_on=date(2024, 3, 6), kind="model", present=21, expected=24),
        "Ghi nhầm ngày",
        host=A_CELL,
        today=TODAY,
    )

    assert happened(meeting) == [
        (
            "MeetingCorrected",
            {
                "held_on": date(2024, 3, 6),
                "kind": "model",
                "present": 21,
                "expected": 24,
                "reason": "Ghi nhầm ngày",
            },
        )
    ]
    assert (meeting.day, meeting.kind) == (date(2024, 3, 6), "model")


AS_HELD = Minutes(held_on=PLANNED, kind="regular", present=20, expected=24)


def test_a_correction_that_changes_nothing_is_refused() -> None:
    with pytest.raises(NothingCorrected):
        a_held_meeting().correct(AS_HELD, "Ghi nhầm", host=A_CELL, today=TODAY)


def test_a_correction_may_take_back_the_numbers() -> None:
    meeting = a_held_meeting()

    meeting.correct(
        Minutes(held_on=PLANNED, kind="regular"), "Không có số liệu", host=A_CELL, today=TODAY
    )

    assert meeting.minutes == Minutes(held_on=PLANNED, kind="regular")


@pytest.mark.parametrize("meeting", [a_planned_meeting(), a_cancelled_meeting()])
def test_only_a_held_meeting_is_corrected(meeting: Meeting) -> None:
    with pytest.raises(errors.MeetingNotHeld):
        meeting.correct(AS_HELD, "Ghi nhầm", host=A_CELL, today=TODAY)


def test_a_correction_needs_a_reason() -> None:
    with pytest.raises(TextIsBlank):
        a_held_meeting().correct(
            Minutes(held_on=PLANNED, kind="model"), "", host=A_CELL, today=TODAY
        )


def test_a_correction_puts_no_meeting_into_the_future() -> None:
    with pytest.raises(errors.HeldInTheFuture):
        a_held_meeting().correct(
            Minutes(held_on=TOMORROW, kind="regular"), "Ghi nhầm", host=A_CELL, today=TODAY
        )


def test_a_correction_makes_no_committee_meeting_a_model_meeting() -> None:
    meeting = a_planned_meeting(A_COMMITTEE)
    meeting.hold(PLANNED, present=None, expected=None, host=A_COMMITTEE, today=TODAY)

    with pytest.raises(errors.KindIsForCellsOnly):
        meeting.correct(
            Minutes(held_on=PLANNED, kind="model"), "Ghi nhầm", host=A_COMMITTEE, today=TODAY
        )


def test_a_correction_keeps_the_numbers_plausible() -> None:
    with pytest.raises(errors.MorePresentThanExpected):
        a_held_meeting().correct(
            Minutes(held_on=PLANNED, kind="regular", present=3, expected=2),
            "x",
            host=A_CELL,
            today=TODAY,
        )


def test_attendances_stay_when_the_meeting_is_corrected() -> None:
    meeting = a_meeting_with_lan()

    meeting.correct(
        Minutes(held_on=date(2024, 3, 6), kind="regular"), "Nhầm", host=A_CELL, today=TODAY
    )

    assert meeting.attendances.states == {LAN: "recorded"}
