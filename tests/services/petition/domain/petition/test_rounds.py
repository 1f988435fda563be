"""Rounds: who owes the answer, by when, and what was answered."""

from datetime import date

import pytest

from kernel.errors import RuleBroken
from services.petition.domain.petition import errors as petition_errors, round_errors as rounds
from services.petition.domain.petition.round_offices import RoundOffices
from tests.services.petition.domain.petition.petitions_given import (
    ANSWERED,
    APPROVED,
    ASSIGNED,
    CALENDAR,
    DRAFTED,
    DUE,
    ESCALATE,
    FARMING,
    JUDGED,
    LAND,
    NEXT_BRIEFING,
    OTHER_ZONE,
    PUBLISHED,
    REMIND,
    ROADS,
    THE_NEXT_BRIEFING,
    TIMETABLE,
    TODAY,
    ZONE,
    a_briefing,
    a_drafted_petition,
    a_published_petition,
    a_rejected_petition,
    a_stopped_petition,
    an_answered_petition,
    an_approved_petition,
    an_assigned_petition,
    an_escalated_petition,
    an_office,
    assign,
    happened,
    offices,
)


def test_a_round_begins_with_its_three_days() -> None:
    petition = an_escalated_petition()

    petition.assign(
        offices(FARMING, ROADS, FARMING),
        assigned_on=ASSIGNED,
        due_on=None,
        reason="Đúng lĩnh vực",
        timetable=TIMETABLE,
        today=TODAY,
    )

    assert happened(petition) == [
        (
            "PetitionAssigned",
            {
                "round": 1,
                "lead_id": FARMING,
                "office_ids": [FARMING, ROADS],
                "assigned_on": ASSIGNED,
                "due_on": DUE,
                "remind_on": REMIND,
                "escalate_on": ESCALATE,
                "reason": "Đúng lĩnh vực",
            },
        )
    ]


def test_a_due_day_may_be_given() -> None:
    petition = an_escalated_petition()

    assign(petition, ASSIGNED, due_on=date(2024, 3, 29))

    [(_, event)] = happened(petition)
    assert event["due_on"] == date(2024, 3, 29)
    assert event["remind_on"] == date(2024, 3, 27)
    assert event["escalate_on"] == date(2024, 4, 5)


def test_no_clock_reminds_before_it_starts() -> None:
    petition = an_escalated_petition()
    assign(petition, ASSIGNED, due_on=ASSIGNED)
    [(_, event)] = happened(petition)
    assert event["due_on"] == event["remind_on"] == ASSIGNED


@pytest.mark.parametrize(
    ("due_on", "rule"),
    [
        (date(2024, 3, 10), rounds.DueBeforeTheBeginning),
        (date(2026, 6, 1), rounds.DueTooFarAhead),
    ],
)
def test_an_answer_is_due_in_reasonable_time(due_on: date, rule: type[RuleBroken]) -> None:
    petition = an_escalated_petition()
    with pytest.raises(rule) as refused:
        assign(petition, ASSIGNED, due_on=due_on)
    assert refused.value.field == "due_on"


@pytest.mark.parametrize(("closed", "field"), [(FARMING, "lead_id"), (ROADS, "office_ids")])
def test_a_closed_office_owes_no_answer(closed: object, field: str) -> None:
    petition = an_escalated_petition()
    asked = RoundOffices([an_office(o, is_open=o != closed) for o in (FARMING, ROADS)])

    with pytest.raises(rounds.OfficeNotOpenThen) as refused:
        petition.assign(
            asked,
            assigned_on=ASSIGNED,
            due_on=None,
            reason=None,
            timetable=TIMETABLE,
            today=TODAY,
        )

    assert refused.value.field == field


def test_a_rejected_answer_opens_another_round_with_a_clock_of_its_own() -> None:
    petition = a_rejected_petition()

    assign(petition, JUDGED)

    [(_, event)] = happened(petition)
    assert event["round"] == 2
    assert event["due_on"] == date(2024, 4, 25)
    assert [one.number for one in petition.rounds] == [1, 2]
    assert petition.rounds[0].deadline.next_on is None


def test_a_transfer_that_keeps_the_clock() -> None:
    petition = a_drafted_petition()

    petition.transfer(
        offices(LAND),
        transferred_on=date(2024, 3, 20),
        reason="Đúng thẩm quyền",
        timetable=None,
        today=TODAY,
    )

    assert happened(petition) == [
        (
            "PetitionTransferred",
            {
                "round": 1,
                "lead_id": LAND,
                "office_ids": [LAND],
                "transferred_on": date(2024, 3, 20),
                "clock": "keeps",
                "due_on": DUE,
                "remind_on": REMIND,
                "escalate_on": ESCALATE,
                "reason": "Đúng thẩm quyền",
            },
        )
    ]
    assert petition.state == "drafted"


def test_a_transfer_that_restarts_the_clock_which_stood() -> None:
    petition = a_stopped_petition()

    petition.transfer(
        offices(LAND),
        transferred_on=date(2024, 3, 20),
        reason="Đúng thẩm quyền",
        timetable=TIMETABLE,
        today=TODAY,
    )

    [(_, event)] = happened(petition)
    assert event["clock"] == "restarts"
    assert event["due_on"] == date(2024, 4, 3)
    assert petition.current_round is not None
    assert petition.current_round.deadline.runs


def test_a_transfer_leaves_a_clock_that_stands_standing() -> None:
    petition = a_stopped_petition()
    petition.transfer(
        offices(LAND), transferred_on=TODAY, reason="Khác", timetable=None, today=TODAY
    )
    assert petition.current_round is not None
    assert not petition.current_round.deadline.runs


def test_a_transfer_goes_to_others() -> None:
    petition = an_assigned_petition()
    with pytest.raises(rounds.TransferredToTheSame):
        petition.transfer(
            offices(FARMING, ROADS), transferred_on=TODAY, reason="X", timetable=None, today=TODAY
        )

    petition.transfer(
        offices(ROADS, FARMING), transferred_on=TODAY, reason="X", timetable=None, today=TODAY
    )
    assert petition.current_round is not None
    assert petition.current_round.lead_id == ROADS


def test_eleven_offices_owe_no_answer_together() -> None:
    petition = an_assigned_petition()
    many = [an_office(type(FARMING)(int=number)) for number in range(11)]
    with pytest.raises(rounds.TooManyOffices):
        petition.transfer(
            RoundOffices(many), transferred_on=TODAY, reason="X", timetable=None, today=TODAY
        )


def test_the_clock_stops() -> None:
    petition = an_assigned_petition()

    petition.stop_clock("waiting_for_petitioner", ASSIGNED, "Chờ bổ sung đơn", TODAY)

    assert happened(petition) == [
        (
            "ClockStopped",
            {
                "round": 1,
                "stopped_on": ASSIGNED,
                "cause": "waiting_for_petitioner",
                "reason": "Chờ bổ sung đơn",
            },
        )
    ]


def test_the_working_days_of_the_stop_are_added() -> None:
    petition = a_stopped_petition(date(2024, 3, 14))

    petition.resume_clock(date(2024, 3, 19), None, CALENDAR, TODAY)

    assert happened(petition) == [
        (
            "ClockResumed",
            {
                "round": 1,
                "resumed_on": date(2024, 3, 19),
                "due_on": date(2024, 3, 28),
                "remind_on": date(2024, 3, 26),
                "escalate_on": date(2024, 4, 4),
                "reason": None,
            },
        )
    ]


def test_a_stop_over_a_weekend_adds_nothing() -> None:
    petition = a_stopped_petition(date(2024, 3, 15))
    petition.resume_clock(date(2024, 3, 17), None, CALENDAR, TODAY)
    assert happened(petition)[0][1]["due_on"] == DUE


def test_a_draft_is_one_of_the_round_s_offices() -> None:
    petition = an_assigned_petition()

    petition.draft(ROADS, " Sẽ nạo vét\r\ntrong tháng 4 ", DRAFTED, TODAY)

    assert happened(petition) == [
        (
            "AnswerDrafted",
            {
                "round": 1,
                "office_id": ROADS,
                "text": "Sẽ nạo vét\ntrong tháng 4",
                "drafted_on": DRAFTED,
            },
        )
    ]
    with pytest.raises(rounds.NotAnOfficeOfTheRound) as refused:
        petition.draft(LAND, "Sẽ nạo vét", DRAFTED, TODAY)
    assert refused.value.field == "office_id"


def test_a_later_draft_replaces_an_earlier_one() -> None:
    petition = a_drafted_petition()
    petition.draft(FARMING, "Sẽ nạo vét trong tháng 5", DRAFTED, TODAY)
    assert petition.state == "drafted"


def test_a_draft_is_returned_with_a_reason() -> None:
    petition = a_drafted_petition()

    petition.return_(DRAFTED, "Chưa rõ kinh phí", TODAY)

    assert happened(petition) == [
        (
            "AnswerReturned",
            {"round": 1, "returned_on": DRAFTED, "reason": "Chưa rõ kinh phí"},
        )
    ]


def test_a_draft_is_approved() -> None:
    petition = a_drafted_petition()

    petition.approve(APPROVED, None, TODAY)

    assert happened(petition) == [
        ("AnswerApproved", {"round": 1, "approved_on": APPROVED, "reason": None})
    ]


def test_an_answer_bears_its_number_and_ends_the_clock() -> None:
    petition = an_approved_petition()

    petition.answer("127 cv/hu", ANSWERED, TODAY)

    assert happened(petition) == [
        (
            "PetitionAnswered",
            {"round": 1, "document_number": "127-CV/HU", "answered_on": ANSWERED},
        )
    ]
    assert petition.current_round is not None
    assert petition.current_round.document_number == "127-CV/HU"
    assert petition.current_round.deadline.next_on is None


def test_an_answer_is_announced_at_a_briefing() -> None:
    petition = an_answered_petition()

    petition.publish(THE_NEXT_BRIEFING, [OTHER_ZONE])

    assert happened(petition) == [
        (
            "AnswerPublished",
            {"round": 1, "briefing_id": NEXT_BRIEFING, "published_on": PUBLISHED},
        )
    ]


def test_an_answer_is_announced_where_the_commune_is_now() -> None:
    petition = an_answered_petition()
    petition.publish(a_briefing(PUBLISHED, zone_id=OTHER_ZONE), [OTHER_ZONE])
    assert petition.state == "published"


def test_an_answer_is_not_announced_elsewhere() -> None:
    petition = an_answered_petition()
    with pytest.raises(rounds.AnnouncedInAnotherZone) as refused:
        petition.publish(a_briefing(PUBLISHED, zone_id=OTHER_ZONE), [ZONE, None])
    assert refused.value.field == "briefing_id"


def test_an_answer_is_not_announced_before_it_was_given_or_where_nobody_met() -> None:
    petition = an_answered_petition()
    with pytest.raises(petition_errors.StepBeforeTheLast):
        petition.publish(a_briefing(date(2024, 3, 21)), [ZONE])
    with pytest.raises(petition_errors.BriefingNotHeld):
        petition.publish(a_briefing(PUBLISHED, state="planned"), [ZONE])


def test_the_cell_accepts() -> None:
    petition = a_published_petition()
    petition.accept(JUDGED, "Cảm ơn", TODAY)
    assert happened(petition) == [
        ("AnswerAccepted", {"round": 1, "accepted_on": JUDGED, "reason": "Cảm ơn"})
    ]


def test_the_cell_rejects() -> None:
    petition = a_published_petition()
    petition.reject(JUDGED, "Chưa nêu thời hạn", TODAY)
    assert happened(petition) == [
        (
            "AnswerRejected",
            {"round": 1, "rejected_on": JUDGED, "reason": "Chưa nêu thời hạn"},
        )
    ]
