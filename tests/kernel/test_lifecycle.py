"""The life of a petition as a table."""

from typing import get_args

import pytest

from contracts import petition
from kernel import lifecycle
from kernel.lifecycle import ALL, LIFECYCLE, OF_ROUND, OVER, OWED, Action, Step


def test_every_action_has_its_step_and_its_event() -> None:
    assert set(LIFECYCLE) == set(get_args(Action))
    published = {event.__name__ for event in petition.EVENTS}
    assert {step.event for step in LIFECYCLE.values()} <= published
    assert len({step.event for step in LIFECYCLE.values()}) == len(LIFECYCLE)


def test_every_state_is_reached_from_the_first() -> None:
    reached: set[str] = {"raised"}
    for _ in ALL:
        reached |= {
            str(step.leads_to)
            for step in LIFECYCLE.values()
            if step.leads_to and reached & step.starts_from
        }
    assert reached - {"disputed", "reopened"} == set(ALL)


def test_nothing_but_reopening_follows_the_end() -> None:
    assert [a for a, step in LIFECYCLE.items() if step.starts_from & OVER] == ["reopen"]


def test_the_steps_of_a_round_lead_from_and_to_its_states() -> None:
    for action, step in lifecycle.ROUND_STEPS.items():
        assert step.leads_to is None or step.leads_to in OF_ROUND, action
        assert action == "assign" or step.starts_from <= OF_ROUND, action
    for action, step in lifecycle.PETITION_STEPS.items():
        assert step.leads_to not in OF_ROUND, action


def test_a_clock_is_asked_of_a_round_that_owes_an_answer() -> None:
    assert all(step.starts_from <= OWED for step in LIFECYCLE.values() if step.clock)


@pytest.mark.parametrize(
    ("action", "state", "clock_stands", "possible"),
    [
        ("draft", "assigned", False, True),
        ("draft", "assigned", True, False),
        ("draft", "approved", False, False),
        ("resume_clock", "assigned", True, True),
        ("resume_clock", "assigned", False, False),
        ("transfer", "drafted", True, True),
        ("withdraw", "solved", False, False),
    ],
)
def test_a_step_is_possible_from_its_states_with_its_clock(
    action: Action,
    state: lifecycle.PetitionState,
    clock_stands: bool,  # noqa: FBT001
    possible: bool,  # noqa: FBT001
) -> None:
    assert LIFECYCLE[action].is_possible(state, clock_stands=clock_stands) is possible


def after(step: Step, state: lifecycle.PetitionState, *, had_round: bool = True) -> str:
    return step.state_after(state, before_report="published", had_round=had_round)


def test_what_comes_of_a_step() -> None:
    assert after(LIFECYCLE["escalate"], "raised") == "escalated"
    assert after(LIFECYCLE["transfer"], "drafted") == "drafted"
    assert after(LIFECYCLE["dispute_solution"], "solution_reported") == "published"
    assert after(LIFECYCLE["reopen"], "solved") == "rejected"
    assert after(LIFECYCLE["reopen"], "solved", had_round=False) == "raised"
