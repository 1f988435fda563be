"""What each event says about the life of its petition."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

import msgspec

from chassis.clock import local_day
from chassis.projection.fold import TableRow
from contracts.envelope import Envelope
from contracts.event import Event
from contracts.petition import petitions as p, rounds as r
from kernel.lifecycle import LIFECYCLE


class Step(NamedTuple):
    """``day``: the field that has its day; None: it was done when it was recorded.

    ``clock``: whether the clock of the round runs or stands from now on.
    """

    day: str | None
    clock: str | None = None


STEPS: Final[Mapping[type[Event], Step]] = {
    p.PetitionRaised: Step("raised_on"),
    p.PetitionCorrected: Step(None),
    p.PetitionKeptAtBase: Step("kept_on"),
    p.PetitionEscalated: Step("escalated_on"),
    p.SolutionReported: Step("reported_on"),
    p.SolutionConfirmed: Step("confirmed_on"),
    p.SolutionDisputed: Step("disputed_on"),
    p.PetitionReopened: Step("reopened_on"),
    p.PetitionWithdrawn: Step("withdrawn_on"),
    p.PetitionMerged: Step("merged_on"),
    p.PetitionAbsorbed: Step("merged_on"),
    p.PetitionSplit: Step("split_on"),
    r.PetitionAssigned: Step("assigned_on", "runs"),
    r.PetitionTransferred: Step("transferred_on"),
    r.ClockStopped: Step("stopped_on", "stands"),
    r.ClockResumed: Step("resumed_on", "runs"),
    r.AnswerReminded: Step("reminded_on"),
    r.AnswerFellOverdue: Step("overdue_on"),
    r.OverdueEscalated: Step("escalated_on"),
    r.AnswerDrafted: Step("drafted_on"),
    r.AnswerReturned: Step("returned_on"),
    r.AnswerApproved: Step("approved_on"),
    r.PetitionAnswered: Step("answered_on"),
    r.AnswerPublished: Step("published_on"),
    r.AnswerAccepted: Step("accepted_on"),
    r.AnswerRejected: Step("rejected_on"),
}

_LEADS_TO: Final = {"PetitionRaised": "raised"} | {
    step.event: step.leads_to for step in LIFECYCLE.values() if step.leads_to
}
"""The state that an event puts the petition in."""

_SETS_THE_CLOCK: Final = (r.PetitionAssigned, r.PetitionTransferred, r.ClockResumed)
_NAMES_OFFICES: Final = (r.PetitionAssigned, r.PetitionTransferred)
_NOT_DETAILS: Final = frozenset({"petition_id", "round"})
_SAID_ELSEWHERE: Final = frozenset(p.PetitionRaised.__struct_fields__)


def raised(event: p.PetitionRaised, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "petition",
        (
            event.petition_id,
            event.cell_id,
            event.commune_id,
            event.zone_id,
            event.briefing_id,
            event.raised_on,
            event.petitioner,
            event.petitioner_name,
            event.source,
            event.source_id,
            envelope.id,
            envelope.time,
        ),
    )
    yield _wording(event, envelope)
    yield from step(event, envelope, hidden=_SAID_ELSEWHERE)


def corrected(event: p.PetitionCorrected, envelope: Envelope) -> Iterable[TableRow]:
    yield _wording(event, envelope)
    yield from step(event, envelope)


def _wording(event: p.PetitionRaised | p.PetitionCorrected, envelope: Envelope) -> TableRow:
    return (
        "petition_wording",
        (
            event.petition_id,
            envelope.version,
            event.field,
            event.text,
            event.address,
            envelope.time,
        ),
    )


def step(
    event: Event, envelope: Envelope, hidden: frozenset[str] = _NOT_DETAILS
) -> Iterable[TableRow]:
    """The row of any of the events above."""
    said = STEPS[type(event)]
    clock = said.clock
    if isinstance(event, r.PetitionTransferred) and event.clock == "restarts":
        clock = "runs"
    offices: Any = event if isinstance(event, _NAMES_OFFICES) else None
    yield (
        "petition_step",
        (
            envelope.aggregate_id,
            envelope.version,
            envelope.type,
            local_day(envelope.time) if said.day is None else getattr(event, said.day),
            _LEADS_TO.get(type(event).__name__),
            getattr(event, "round", None),
            clock,
            offices and offices.lead_id,
            offices and "{" + ",".join(map(str, offices.office_ids)) + "}",
            event.due_on if isinstance(event, _SETS_THE_CLOCK) else None,
            _solved_on(event),
            _details(event, hidden),
            envelope.id,
            envelope.actor,
            envelope.time,
        ),
    )


def _solved_on(event: Event) -> date | None:
    return event.solved_on if isinstance(event, p.SolutionReported) else None


def _details(event: Event, hidden: frozenset[str]) -> str:
    """What the event says besides, as JSON; what it leaves open is left out."""
    said: dict[str, Any] = msgspec.to_builtins(event)
    kept = {k: v for k, v in said.items() if k not in hidden and v is not None}
    return json.dumps(kept, ensure_ascii=False)
