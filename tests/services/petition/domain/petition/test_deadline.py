"""What the clock says by itself: each thing once, on whatever day it is asked."""

from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given, strategies as st

from services.petition.domain.petition.deadline import Deadline, DeadlineDates
from services.petition.domain.petition.petition import Petition
from tests.services.petition.domain.petition.petitions_given import (
    CALENDAR,
    DUE,
    ESCALATE,
    JUDGED,
    LAND,
    PROVINCE,
    REMIND,
    TIMETABLE,
    TODAY,
    a_rejected_petition,
    a_stopped_petition,
    an_answered_petition,
    an_assigned_petition,
    assign,
    happened,
    offices,
)

DAY: Final = timedelta(days=1)
A_CLOCK: Final = Deadline(dates=DeadlineDates(due_on=DUE, remind_on=REMIND, escalate_on=ESCALATE))


def said(petition: Petition, today: date) -> list[str]:
    """What the clock says on this day and has not said before."""
    before = len(petition.pending_events)
    petition.send_notices(today, PROVINCE)
    return [type(event).__name__ for event in petition.pending_events[before:]]


def test_it_says_nothing_before_it_reminds() -> None:
    assert said(an_assigned_petition(), REMIND - DAY) == []


def test_it_reminds() -> None:
    petition = an_assigned_petition()

    petition.send_notices(REMIND, PROVINCE)

    assert happened(petition) == [
        ("AnswerReminded", {"round": 1, "due_on": DUE, "reminded_on": REMIND})
    ]


def test_it_runs_out_on_the_day_after_the_due_day() -> None:
    petition = an_assigned_petition()
    assert said(petition, DUE) == ["AnswerReminded"]

    petition.send_notices(DUE + DAY, PROVINCE)

    assert happened(petition)[1:] == [
        ("AnswerFellOverdue", {"round": 1, "due_on": DUE, "overdue_on": DUE + DAY})
    ]


def test_it_goes_to_the_next_level() -> None:
    petition = an_assigned_petition()
    said(petition, DUE + DAY)

    petition.send_notices(ESCALATE, PROVINCE)

    assert happened(petition)[1:] == [
        (
            "OverdueEscalated",
            {"round": 1, "to_organization_id": PROVINCE, "escalated_on": ESCALATE},
        )
    ]


def test_long_after_it_says_at_once_what_is_still_true() -> None:
    petition = an_assigned_petition()

    assert said(petition, TODAY) == ["AnswerFellOverdue", "OverdueEscalated"]

    (_, overdue), (_, escalated) = happened(petition)
    assert (overdue["overdue_on"], escalated["escalated_on"]) == (DUE + DAY, TODAY)


@pytest.mark.parametrize("day", [REMIND, DUE, DUE + DAY, ESCALATE, TODAY])
def test_it_says_nothing_twice(day: date) -> None:
    petition = an_assigned_petition()
    said(petition, day)
    assert said(petition, day) == []


def test_it_is_silent_while_it_stands() -> None:
    assert said(a_stopped_petition(), TODAY) == []


def test_it_is_silent_when_it_has_ended() -> None:
    assert said(an_answered_petition(), TODAY) == []


def test_what_it_says_is_no_step() -> None:
    petition = an_assigned_petition()
    said(petition, TODAY)

    petition.withdraw(DUE, "Dân tự làm", TODAY)

    assert petition.state == "withdrawn"


def test_after_a_stop_it_reminds_of_the_new_day() -> None:
    petition = an_assigned_petition()
    said(petition, REMIND)
    petition.stop_clock("forwarded_above", REMIND, "Xin ý kiến", TODAY)
    petition.resume_clock(date(2024, 3, 28), None, CALENDAR, TODAY)

    assert said(petition, DUE + DAY) == []
    assert said(petition, date(2024, 3, 28)) == ["AnswerReminded"]
    assert happened(petition)[-1][1]["due_on"] == date(2024, 4, 1)


def test_a_stop_that_added_nothing_is_no_new_clock() -> None:
    petition = an_assigned_petition()
    said(petition, REMIND)
    petition.stop_clock("forwarded_above", date(2024, 3, 22), "Xin ý kiến", TODAY)
    petition.resume_clock(date(2024, 3, 24), None, CALENDAR, TODAY)

    assert said(petition, DUE) == []


def test_a_transfer_that_keeps_the_clock_keeps_what_it_has_said() -> None:
    petition = an_assigned_petition()
    said(petition, REMIND)
    petition.transfer(
        offices(LAND), transferred_on=REMIND, reason="Khác", timetable=None, today=TODAY
    )
    assert said(petition, REMIND) == []


def test_a_transfer_that_restarts_the_clock_reminds_again() -> None:
    petition = an_assigned_petition()
    said(petition, REMIND)
    petition.transfer(
        offices(LAND), transferred_on=REMIND, reason="Khác", timetable=TIMETABLE, today=TODAY
    )
    assert said(petition, date(2024, 4, 3)) == ["AnswerReminded"]


def test_each_round_has_a_clock_of_its_own() -> None:
    petition = a_rejected_petition()
    assign(petition, JUDGED)

    assert said(petition, TODAY) == ["AnswerFellOverdue", "OverdueEscalated"]
    assert happened(petition)[-1][1]["round"] == 2


@given(st.lists(st.integers(0, 60).map(lambda n: date(2024, 3, 11) + n * DAY)))
def test_however_often_it_is_asked_it_says_each_thing_once_and_in_order(days: list[date]) -> None:
    petition = an_assigned_petition()
    names = [name for day in sorted(days) for name in said(petition, day)]

    order = ["AnswerReminded", "AnswerFellOverdue", "OverdueEscalated"]
    assert names == [name for name in order if name in names]


@given(st.data())
def test_the_next_day_is_the_first_on_which_it_says_something(data: st.DataObject) -> None:
    remind_on = data.draw(st.dates(date(2024, 3, 1), date(2024, 3, 10)))
    due_on = remind_on + DAY * data.draw(st.integers(0, 5))
    times = DeadlineDates(
        due_on=due_on,
        remind_on=remind_on,
        escalate_on=due_on + DAY * data.draw(st.integers(0, 5)),
    )
    clock, today = Deadline(dates=times), remind_on - DAY
    for _ in range(30):
        today += DAY * data.draw(st.integers(1, 4))
        notices = clock.notices(today)
        assert bool(notices) == (clock.next_on is not None and clock.next_on <= today)
        for notice in notices:
            clock = clock.having_sent(notice)
        assert clock.notices(today) == []


def test_a_clock_that_stands_or_has_ended_has_no_next_day() -> None:
    assert A_CLOCK.next_on == REMIND
    assert A_CLOCK.stop(REMIND).next_on is None
    assert A_CLOCK.end().next_on is None


def test_a_clock_whose_escalation_is_due_with_the_answer_escalates_the_day_after() -> None:
    times = DeadlineDates(due_on=DUE, remind_on=REMIND, escalate_on=DUE)
    clock = Deadline(dates=times).having_sent("reminder")
    assert clock.notices(DUE) == []
    assert clock.notices(DUE + DAY) == ["overdue", "escalation"]
