"""Every step from every state: possible, or refused by name."""

from collections.abc import Callable, Mapping
from typing import Final

import pytest

from kernel.errors import RuleBroken
from kernel.lifecycle import ALL, LIFECYCLE, OWED, Action, PetitionState
from services.petition.domain.petition import errors as life, round_errors as rounds
from services.petition.domain.petition.petition import Petition
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


STEPS: Final[dict[Action, Step]] = {
    "correct": _correct,
    "keep_at_base": lambda p: p.keep_at_base(TODAY, None, TODAY),
    "escalate": lambda p: p.escalate(DISTRICT, TODAY, None, [DISTRICT], TODAY),
    "assign": lambda p: assign(p, TODAY),
    "transfer": _transfer,
    "stop_clock": lambda p: p.stop_clock("forwarded_above", TODAY, "Xin ý kiến", TODAY),
    "resume_clock": lambda p: p.resume_clock(TODAY, None, CALENDAR, TODAY),
    "draft": lambda p: p.draft(FARMING, "Sẽ làm", TODAY, TODAY),
    "return": lambda p: p.return_(TODAY, "Chưa rõ", TODAY),
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
    "merge": _merge,
    "split": lambda p: p.split([PART, OTHER_PART], TODAY, "Hai việc", TODAY),
}

OVER_BY: Final[dict[PetitionState, type[RuleBroken]]] = {
    "solved": life.AlreadySolved,
    "withdrawn": life.AlreadyWithdrawn,
    "merged": life.AlreadyMerged,
    "split": life.AlreadySplit,
}


def _refused(
    otherwise: type[RuleBroken], more: Mapping[PetitionState, type[RuleBroken]] | None = None
) -> dict[PetitionState, type[RuleBroken]]:
    """The refusal in each state from which the step is not possible."""
    return {**dict.fromkeys(ALL, otherwise), **OVER_BY, **(more or {})}


NOT_OWED: Final = _refused(rounds.NobodyOwesAnAnswer, {"approved": rounds.AlreadyApproved})
NOT_PUBLISHED: Final = _refused(
    rounds.AnswerNotPublished,
    {"accepted": rounds.AlreadyAccepted, "rejected": rounds.AlreadyRejected},
)

REFUSALS: Final[dict[Action, dict[PetitionState, type[RuleBroken]]]] = {
    "correct": OVER_BY,
    "keep_at_base": _refused(life.NotNewlyRaised),
    "escalate": _refused(life.AlreadyEscalated),
    "assign": _refused(
        rounds.AnswerNotRejected,
        {
            "raised": rounds.NotEscalated,
            "kept_at_base": rounds.NotEscalated,
            "assigned": rounds.AlreadyAssigned,
            "drafted": rounds.AlreadyAssigned,
            "returned": rounds.AlreadyAssigned,
            "approved": rounds.AlreadyAssigned,
            "solution_reported": life.SolutionAlreadyReported,
        },
    ),
    "transfer": NOT_OWED,
    "stop_clock": NOT_OWED,
    "resume_clock": NOT_OWED,
    "draft": NOT_OWED,
    "return": _refused(
        rounds.NobodyOwesAnAnswer,
        {"assigned": rounds.NothingDrafted, "returned": rounds.NothingDrafted},
    ),
    "approve": _refused(
        rounds.NobodyOwesAnAnswer,
        {
            "assigned": rounds.NothingDrafted,
            "returned": rounds.NothingDrafted,
            "approved": rounds.AlreadyApproved,
        },
    ),
    "answer": _refused(
        rounds.NobodyOwesAnAnswer,
        {
            "assigned": rounds.NotApproved,
            "drafted": rounds.NotApproved,
            "returned": rounds.NotApproved,
            "answered": rounds.AlreadyAnswered,
            "published": rounds.AlreadyAnswered,
            "accepted": rounds.AlreadyAnswered,
            "rejected": rounds.AlreadyAnswered,
        },
    ),
    "publish": _refused(
        rounds.NotAnsweredYet,
        {
            "published": rounds.AlreadyPublished,
            "accepted": rounds.AlreadyPublished,
            "rejected": rounds.AlreadyPublished,
        },
    ),
    "accept": NOT_PUBLISHED,
    "reject": NOT_PUBLISHED,
    "report_solution": _refused(
        life.AnswerStillOwed, {"solution_reported": life.SolutionAlreadyReported}
    ),
    "confirm_solution": _refused(life.NoSolutionReported),
    "dispute_solution": _refused(life.NoSolutionReported),
    "reopen": _refused(life.NotSolved),
    "withdraw": OVER_BY,
    "merge": OVER_BY,
    "split": _refused(life.TooLateToSplit),
}

EVERYTHING: Final = [(action, state) for action in STEPS for state in ALL]


def test_every_action_is_tried_on_a_petition_in_every_state() -> None:
    assert set(STEPS) == set(LIFECYCLE)
    assert set(IN_EVERY_STATE) == set(ALL)
    for state, given in IN_EVERY_STATE.items():
        assert given().state == state


@pytest.mark.parametrize(("action", "state"), EVERYTHING)
def test_a_step_is_possible_or_refused_by_name(action: Action, state: PetitionState) -> None:
    petition = IN_EVERY_STATE[state]()
    step = LIFECYCLE[action]

    if step.is_possible(state, clock_stands=False):
        STEPS[action](petition)
        # The solution was reported of an accepted answer; what is solved had no round.
        assert petition.state == step.state_after(
            state, before_report="accepted", had_round=state != "solved"
        )
        assert [type(event).__name__ for event in petition.pending_events] == [step.event]
    else:
        running = action == "resume_clock" and state in OWED
        outcome = rounds.ClockIsRunning if running else REFUSALS[action][state]
        with pytest.raises(outcome) as refused:
            STEPS[action](petition)
        assert type(refused.value) is outcome
        assert petition.state == state
        assert petition.pending_events == []


WAITS_FOR_THE_CLOCK: Final = [a for a, step in LIFECYCLE.items() if step.clock == "runs"]


@pytest.mark.parametrize("action", sorted(STEPS))
def test_while_the_clock_stands_only_what_need_not_wait_goes_on(action: Action) -> None:
    petition = a_stopped_petition()

    if LIFECYCLE[action].is_possible("assigned", clock_stands=True):
        STEPS[action](petition)
        assert len(petition.pending_events) == 1
    else:
        waits = action in WAITS_FOR_THE_CLOCK
        with pytest.raises(rounds.ClockIsStopped if waits else REFUSALS[action]["assigned"]):
            STEPS[action](petition)
        assert petition.pending_events == []
