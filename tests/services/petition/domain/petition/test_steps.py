"""Every step from every state: possible, or refused by name."""

from collections.abc import Callable
from typing import Final, get_args

import pytest

from kernel.errors import RuleBroken
from services.petition.domain.petition import errors as life, round_errors as rounds
from services.petition.domain.petition.petition import Petition
from services.petition.domain.vocabulary import State
from tests.services.petition.domain.petition.petitions_given import (
    CALENDAR,
    DISTRICT,
    FARMING,
    IN_EVERY_STATE,
    LAND,
    OTHER_PART,
    OTHER_PETITION,
    PART,
    THE_REGULATION,
    THE_WORDS as WORDS,
    TODAY,
    ZONE,
    a_briefing,
    a_raised_petition,
    a_stopped_petition,
    assign,
    offices,
    report,
)

Step = Callable[[Petition], None]


def _transfer(petition: Petition) -> None:
    petition.transfer(
        offices(LAND), transferred_on=TODAY, reason="Đúng thẩm quyền", timetable=None, today=TODAY
    )


def _merge(petition: Petition) -> None:
    other = a_raised_petition(OTHER_PETITION)
    petition.merge_into(other, same_district=True, merged_on=TODAY, reason="Trùng", today=TODAY)


def _correct(petition: Petition) -> None:
    words = type(WORDS)(field="land", text="Đo lại đất", address="Thôn Cao Duệ")
    petition.correct(words, "Ghi nhầm", THE_REGULATION)


STEPS: Final[dict[str, Step]] = {
    "correct": _correct,
    "keep_at_base": lambda p: p.keep_at_base(TODAY, None, TODAY),
    "escalate": lambda p: p.escalate(DISTRICT, TODAY, None, [DISTRICT], TODAY),
    "assign": lambda p: assign(p, TODAY),
    "transfer": _transfer,
    "stop_clock": lambda p: p.stop_clock("forwarded_above", TODAY, "Xin ý kiến", TODAY),
    "resume_clock": lambda p: p.resume_clock(TODAY, None, CALENDAR, TODAY),
    "draft": lambda p: p.draft(FARMING, "Sẽ làm", TODAY, TODAY),
    "return_": lambda p: p.return_(TODAY, "Chưa rõ", TODAY),
    "approve": lambda p: p.approve(TODAY, None, TODAY),
    "answer": lambda p: p.answer("127-CV/HU", TODAY, TODAY),
    "publish": lambda p: p.publish(a_briefing(TODAY), [ZONE]),
    "accept": lambda p: p.accept(TODAY, None, TODAY),
    "reject": lambda p: p.reject(TODAY, "Chưa rõ", TODAY),
    "report_solution": lambda p: report(p, reported_on=TODAY),
    "confirm_solution": lambda p: p.confirm_solution(TODAY, None, TODAY),
    "dispute_solution": lambda p: p.dispute_solution(TODAY, "Chưa xong", TODAY),
    "reopen": lambda p: p.reopen(TODAY, "Lại tắc", TODAY),
    "withdraw": lambda p: p.withdraw(TODAY, "Dân tự làm", TODAY),
    "merge_into": _merge,
    "split": lambda p: p.split([PART, OTHER_PART], TODAY, "Hai việc", TODAY),
}

Outcome = str | type[RuleBroken]

OVER: Final[dict[str, Outcome]] = {
    "solved": life.AlreadySolved,
    "withdrawn": life.AlreadyWithdrawn,
    "merged": life.AlreadyMerged,
    "split": life.AlreadySplit,
}


def _everywhere(otherwise: Outcome, **outcomes: Outcome) -> dict[str, Outcome]:
    """What comes of a step from each state; of what is over nothing more."""
    return dict.fromkeys(IN_EVERY_STATE, otherwise) | OVER | outcomes


_AT_WORK: Final = ("assigned", "drafted", "returned")
_GIVEN: Final = ("answered", "published", "accepted", "rejected")

OUTCOMES: Final[dict[str, dict[str, Outcome]]] = {
    "correct": _everywhere("", **{s: s for s in IN_EVERY_STATE if s not in OVER}),
    "keep_at_base": _everywhere(life.NotNewlyRaised, raised="kept_at_base"),
    "escalate": _everywhere(life.AlreadyEscalated, raised="escalated", kept_at_base="escalated"),
    "assign": _everywhere(
        rounds.AnswerNotRejected,
        raised=rounds.NotEscalated,
        kept_at_base=rounds.NotEscalated,
        escalated="assigned",
        assigned=rounds.AlreadyAssigned,
        drafted=rounds.AlreadyAssigned,
        returned=rounds.AlreadyAssigned,
        approved=rounds.AlreadyAssigned,
        rejected="assigned",
        solution_reported=life.SolutionAlreadyReported,
    ),
    "transfer": _everywhere(
        rounds.NobodyOwesAnAnswer,
        **{s: s for s in _AT_WORK},
        approved=rounds.AlreadyApproved,
    ),
    "stop_clock": _everywhere(
        rounds.NobodyOwesAnAnswer,
        **{s: s for s in _AT_WORK},
        approved=rounds.AlreadyApproved,
    ),
    "resume_clock": _everywhere(
        rounds.NobodyOwesAnAnswer,
        **dict.fromkeys((*_AT_WORK, "approved"), rounds.ClockIsRunning),
    ),
    "draft": _everywhere(
        rounds.NobodyOwesAnAnswer,
        **dict.fromkeys(_AT_WORK, "drafted"),
        approved=rounds.AlreadyApproved,
    ),
    "return_": _everywhere(
        rounds.NobodyOwesAnAnswer,
        assigned=rounds.NothingDrafted,
        drafted="returned",
        returned=rounds.NothingDrafted,
        approved="returned",
    ),
    "approve": _everywhere(
        rounds.NobodyOwesAnAnswer,
        assigned=rounds.NothingDrafted,
        drafted="approved",
        returned=rounds.NothingDrafted,
        approved=rounds.AlreadyApproved,
    ),
    "answer": _everywhere(
        rounds.NobodyOwesAnAnswer,
        **dict.fromkeys(_AT_WORK, rounds.NotApproved),
        approved="answered",
        **dict.fromkeys(_GIVEN, rounds.AlreadyAnswered),
    ),
    "publish": _everywhere(
        rounds.NotAnsweredYet,
        answered="published",
        **dict.fromkeys(("published", "accepted", "rejected"), rounds.AlreadyPublished),
        solution_reported=rounds.NotAnsweredYet,
    ),
    "accept": _everywhere(
        rounds.AnswerNotPublished,
        published="accepted",
        accepted=rounds.AlreadyAccepted,
        rejected=rounds.AlreadyRejected,
    ),
    "reject": _everywhere(
        rounds.AnswerNotPublished,
        published="rejected",
        accepted=rounds.AlreadyAccepted,
        rejected=rounds.AlreadyRejected,
    ),
    "report_solution": _everywhere(
        life.AnswerStillOwed,
        **dict.fromkeys(("raised", "kept_at_base", "published", "accepted"), "solution_reported"),
        solution_reported=life.SolutionAlreadyReported,
    ),
    "confirm_solution": _everywhere(life.NoSolutionReported, solution_reported="solved"),
    "dispute_solution": _everywhere(life.NoSolutionReported, solution_reported="accepted"),
    "reopen": _everywhere(life.NotSolved, solved="raised"),
    "withdraw": _everywhere("withdrawn"),
    "merge_into": _everywhere("merged"),
    "split": _everywhere(
        life.TooLateToSplit, **dict.fromkeys(("raised", "kept_at_base", "escalated"), "split")
    ),
}

EVERYTHING: Final = [(step, state) for step in STEPS for state in IN_EVERY_STATE]


def test_there_is_a_petition_in_every_state() -> None:
    assert set(IN_EVERY_STATE) == set(get_args(State))
    for state, given in IN_EVERY_STATE.items():
        assert given().state == state


@pytest.mark.parametrize(("step", "state"), EVERYTHING)
def test_a_step_is_possible_or_refused_by_name(step: str, state: str) -> None:
    petition = IN_EVERY_STATE[state]()
    outcome = OUTCOMES[step][state]

    if isinstance(outcome, str):
        STEPS[step](petition)
        assert petition.state == outcome
        assert len(petition.pending_events) == 1
    else:
        with pytest.raises(outcome) as refused:
            STEPS[step](petition)
        assert type(refused.value) is outcome
        assert petition.state == state
        assert petition.pending_events == []


GOES_ON_WHILE_STOPPED: Final = {"correct", "transfer", "resume_clock", "withdraw", "merge_into"}


@pytest.mark.parametrize("step", [s for s in STEPS if OUTCOMES[s]["assigned"] == "assigned"])
def test_what_does_not_wait_for_the_clock(step: str) -> None:
    assert step in GOES_ON_WHILE_STOPPED | {"stop_clock"}


@pytest.mark.parametrize("step", sorted(GOES_ON_WHILE_STOPPED))
def test_while_the_clock_stands_this_goes_on(step: str) -> None:
    petition = a_stopped_petition()

    STEPS[step](petition)

    assert len(petition.pending_events) == 1


@pytest.mark.parametrize("step", ["stop_clock", "draft", "return_", "approve", "answer"])
def test_while_the_clock_stands_nobody_works_on_the_answer(step: str) -> None:
    petition = a_stopped_petition()

    with pytest.raises(rounds.ClockIsStopped):
        STEPS[step](petition)

    assert petition.pending_events == []
