"""The answers of a briefing: compiled and frozen, sent to the head, announced, carried over."""

from datetime import date
from uuid import UUID

import pytest

from services.petition.domain.briefing import errors
from services.petition.domain.briefing.briefing import Briefing
from services.petition.domain.briefing.compiled import Answer
from tests.services.petition.domain.places import (
    FIRST,
    HEAD,
    PLANNED,
    SECOND,
    TODAY,
    a_held_briefing,
    a_planned_briefing,
    happened,
)

ONE = Answer(petition_id=FIRST, round=1)
TWO = Answer(petition_id=SECOND, round=2, late=True)
GHOST = UUID("00000000-0000-4000-8000-00000000ffff")
BEFORE = date(2019, 5, 6)


def a_compiled_briefing() -> Briefing:
    briefing = a_held_briefing()
    briefing.compile_answers([ONE, TWO], TODAY)
    briefing.collect_events()
    return briefing


def test_the_answers_are_compiled_and_the_late_ones_named() -> None:
    briefing = a_planned_briefing()

    briefing.compile_answers([ONE, TWO], BEFORE)

    one, two = {"petition_id": FIRST, "round": 1}, {"petition_id": SECOND, "round": 2}
    assert happened(briefing) == [
        ("AnswersCompiled", {"answers": [one, two], "late": [two], "compiled_on": BEFORE})
    ]


def test_what_is_compiled_after_the_briefing_is_its_list_all_the_same() -> None:
    briefing = a_held_briefing()
    briefing.compile_answers([], TODAY)
    ((_, compiled),) = happened(briefing)
    assert compiled["compiled_on"] == PLANNED


def test_a_list_is_compiled_anew_until_it_was_sent() -> None:
    briefing = a_compiled_briefing()
    briefing.compile_answers([TWO], TODAY)
    briefing.send_answers(HEAD, TODAY)
    with pytest.raises(errors.AnswersAlreadySent):
        briefing.compile_answers([ONE, TWO], TODAY)
    assert briefing.answers.rounds == {SECOND: 2}


def test_a_list_is_sent_to_the_head() -> None:
    briefing = a_planned_briefing()
    briefing.compile_answers([ONE], BEFORE)
    briefing.collect_events()

    briefing.send_answers(HEAD, BEFORE)

    assert happened(briefing) == [("AnswersSent", {"member_id": HEAD, "sent_on": BEFORE})]


def test_a_list_is_sent_when_there_is_one_to_a_head_when_there_is_one_and_once() -> None:
    with pytest.raises(errors.AnswersNotCompiled):
        a_held_briefing().send_answers(HEAD, TODAY)
    with pytest.raises(errors.ZoneHasNoHead):
        a_compiled_briefing().send_answers(None, TODAY)
    briefing = a_compiled_briefing()
    briefing.send_answers(HEAD, TODAY)
    with pytest.raises(errors.AnswersAlreadySent):
        briefing.send_answers(HEAD, TODAY)


def test_a_part_of_the_list_is_announced_on_the_day_of_the_briefing() -> None:
    briefing = a_compiled_briefing()

    announced = briefing.announce_answers([SECOND])

    assert [(answer.petition_id, answer.round) for answer in announced] == [(SECOND, 2)]
    assert happened(briefing) == [
        (
            "AnswersAnnounced",
            {"answers": [{"petition_id": SECOND, "round": 2}], "announced_on": PLANNED},
        )
    ]


def test_answers_are_announced_at_a_briefing_that_was_held() -> None:
    briefing = a_planned_briefing()
    briefing.compile_answers([ONE], TODAY)
    with pytest.raises(errors.BriefingNotHeld):
        briefing.announce_answers([FIRST])


def test_answers_are_announced_from_a_list() -> None:
    with pytest.raises(errors.AnswersNotCompiled):
        a_held_briefing().announce_answers([])


def test_what_is_not_on_the_list_is_not_announced() -> None:
    with pytest.raises(errors.AnswerNotOnTheList) as refused:
        a_compiled_briefing().announce_answers([FIRST, GHOST])
    assert refused.value.field == "answers.1"


def test_an_answer_is_announced_once() -> None:
    with pytest.raises(errors.AnswerAnnouncedTwice) as refused:
        a_compiled_briefing().announce_answers([FIRST, FIRST])
    assert refused.value.field == "answers.1"


def test_after_the_announcement_the_list_is_what_it_was() -> None:
    briefing = a_compiled_briefing()
    briefing.announce_answers([FIRST])
    with pytest.raises(errors.AnswersAlreadyAnnounced):
        briefing.announce_answers([SECOND])
    with pytest.raises(errors.AnswersAlreadyAnnounced):
        briefing.compile_answers([ONE], TODAY)
    with pytest.raises(errors.AnswersAlreadyAnnounced):
        briefing.send_answers(HEAD, TODAY)
