"""The life of a petition as a table: what may be done from which states, and what comes of it.

Two machines make up one published state. The petition's own states say where it stands outside its
rounds of answer; while a round is under way, and until its answer is solved or rejected into the
next one, the state is the round's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

BaseState = Literal["raised", "kept_at_base", "escalated"]
"""States before the first round."""

RoundState = Literal[
    "assigned",
    "drafted",
    "returned",
    "approved",
    "answered",
    "published",
    "accepted",
    "rejected",
]
"""States of a round of answer, which the petition has while the round is its last word."""

OutcomeState = Literal["solution_reported", "solved", "withdrawn", "merged", "split"]
"""States in which the thing itself, not its answer, is spoken of, or nothing more is to be done."""

PetitionState = Literal[BaseState, RoundState, OutcomeState]

States = frozenset[PetitionState]

ALL: Final[tuple[PetitionState, ...]] = get_args(PetitionState)
"""In the order in which a petition passes through them."""

OF_ROUND: Final[States] = frozenset(get_args(RoundState))
AT_WORK: Final[States] = frozenset({"assigned", "drafted", "returned"})
"""The answer is still the office's to write."""
OWED: Final[States] = AT_WORK | {"approved"}
"""Somebody owes an answer: a round is under way and its clock has not ended."""
OVER: Final[States] = frozenset({"solved", "withdrawn", "merged", "split"})
"""Nothing more is to be done."""
OPEN: Final[States] = frozenset(ALL) - OVER

Action = Literal[
    "correct",
    "keep_at_base",
    "escalate",
    "assign",
    "transfer",
    "stop_clock",
    "resume_clock",
    "draft",
    "return",
    "approve",
    "answer",
    "publish",
    "accept",
    "reject",
    "report_solution",
    "confirm_solution",
    "dispute_solution",
    "reopen",
    "withdraw",
    "merge",
    "split",
]
Clock = Literal["runs", "stands"]
Outcome = PetitionState | Literal["disputed", "reopened"]


@dataclass(frozen=True, slots=True)
class Step:
    """An action, the states from which it is possible and the one that it leads to.

    ``event`` is the published event that tells of it. ``leads_to`` is None where the state stays;
    ``disputed`` leads to the state before the solution was reported, ``reopened`` to ``rejected``
    where there was a round and to ``raised`` where there was none. ``clock`` is given where the
    clock of the round has to run, or to stand.
    """

    event: str
    starts_from: States
    leads_to: Outcome | None = None
    clock: Clock | None = None

    def is_possible(self, state: PetitionState, *, clock_stands: bool) -> bool:
        """Whether it can be done to a petition in this state."""
        clock: Clock = "stands" if clock_stands else "runs"
        return state in self.starts_from and self.clock in {None, clock}

    def state_after(
        self, state: PetitionState, *, before_report: PetitionState, had_round: bool
    ) -> PetitionState:
        """The state that it leads to from this one.

        ``before_report`` is the state in which the solution was reported last.
        """
        if self.leads_to is None:
            return state
        if self.leads_to == "disputed":
            return before_report
        if self.leads_to == "reopened":
            return "rejected" if had_round else "raised"
        return self.leads_to


def _from(*states: PetitionState) -> States:
    return frozenset(states)


PETITION_STEPS: Final[Mapping[Action, Step]] = {
    "correct": Step("PetitionCorrected", OPEN),
    "keep_at_base": Step("PetitionKeptAtBase", _from("raised"), "kept_at_base"),
    "escalate": Step("PetitionEscalated", _from("raised", "kept_at_base"), "escalated"),
    "report_solution": Step(
        "SolutionReported",
        _from("raised", "kept_at_base", "published", "accepted"),
        "solution_reported",
    ),
    "confirm_solution": Step("SolutionConfirmed", _from("solution_reported"), "solved"),
    "dispute_solution": Step("SolutionDisputed", _from("solution_reported"), "disputed"),
    "reopen": Step("PetitionReopened", _from("solved"), "reopened"),
    "withdraw": Step("PetitionWithdrawn", OPEN, "withdrawn"),
    "merge": Step("PetitionMerged", OPEN, "merged"),
    "split": Step("PetitionSplit", _from("raised", "kept_at_base", "escalated"), "split"),
}
"""Steps of the petition itself."""

ROUND_STEPS: Final[Mapping[Action, Step]] = {
    "assign": Step("PetitionAssigned", _from("escalated", "rejected"), "assigned"),
    "transfer": Step("PetitionTransferred", AT_WORK),
    "stop_clock": Step("ClockStopped", AT_WORK, clock="runs"),
    "resume_clock": Step("ClockResumed", OWED, clock="stands"),
    "draft": Step("AnswerDrafted", AT_WORK, "drafted", "runs"),
    "return": Step("AnswerReturned", _from("drafted", "approved"), "returned", "runs"),
    "approve": Step("AnswerApproved", _from("drafted"), "approved", "runs"),
    "answer": Step("PetitionAnswered", _from("approved"), "answered", "runs"),
    "publish": Step("AnswerPublished", _from("answered"), "published"),
    "accept": Step("AnswerAccepted", _from("published"), "accepted"),
    "reject": Step("AnswerRejected", _from("published"), "rejected"),
}
"""Steps of a round of answer; the first of them begins it."""

LIFECYCLE: Final[Mapping[Action, Step]] = {**PETITION_STEPS, **ROUND_STEPS}
