"""What each event says about the life of its petition."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

import msgspec

from chassis.clock import local_day
from contracts.envelope import Envelope
from contracts.event import Event
from contracts.petition import petitions as p, rounds as r
from contracts.read.answer import EventData
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

_LEADS_TO: Final[Mapping[str, str]] = {
    p.PetitionRaised.__name__: "raised",
    **{step.event: step.leads_to for step in LIFECYCLE.values() if step.leads_to is not None},
}
"""The state that each event puts the petition in."""

_SETS_THE_CLOCK: Final = (r.PetitionAssigned, r.PetitionTransferred, r.ClockResumed)
_NAMES_OFFICES: Final = (r.PetitionAssigned, r.PetitionTransferred)
_NOT_DETAILS: Final = frozenset({"petition_id", "round"})
_SAID_ELSEWHERE: Final = frozenset(p.PetitionRaised.__struct_fields__)


class Petition(NamedTuple):
    """A petition as it was raised; ``petitioner_name`` of a named petitioner alone."""

    petition_id: UUID
    cell_id: UUID
    commune_id: UUID
    zone_id: UUID | None
    briefing_id: UUID | None
    raised_on: date
    petitioner: str
    petitioner_name: str | None
    source: str
    source_id: UUID | None
    event_id: str
    recorded_at: datetime


class PetitionWording(NamedTuple):
    """The words of a petition, as first written or as corrected."""

    petition_id: UUID
    version: int
    field: str
    text: str
    address: str
    recorded_at: datetime


class PetitionStep(NamedTuple):
    """A step, on the day on which it was done; ``office_ids`` is an array in SQL's notation."""

    petition_id: UUID
    version: int
    type: str
    day: date
    new_state: str | None
    round: int | None
    clock: str | None
    lead_id: UUID | None
    office_ids: str | None
    due_on: date | None
    solved_on: date | None
    details: str
    event_id: str
    actor: str
    recorded_at: datetime


def raised(event: p.PetitionRaised, envelope: Envelope) -> Iterable[PetitionStep]:
    """The step of raising, without what the petition's own rows say."""
    return step(event, envelope, hidden=_SAID_ELSEWHERE)


def step(
    event: Event, envelope: Envelope, hidden: frozenset[str] = _NOT_DETAILS
) -> Iterable[PetitionStep]:
    """The row of any of the events above."""
    said = STEPS[type(event)]
    clock = said.clock
    if isinstance(event, r.PetitionTransferred) and event.clock == "restarts":
        clock = "runs"
    offices: Any = event if isinstance(event, _NAMES_OFFICES) else None
    yield PetitionStep(
        petition_id=envelope.aggregate_id,
        version=envelope.version,
        type=envelope.type,
        day=local_day(envelope.time) if said.day is None else getattr(event, said.day),
        new_state=_LEADS_TO.get(type(event).__name__),
        round=getattr(event, "round", None),
        clock=clock,
        lead_id=offices and offices.lead_id,
        office_ids=offices and "{" + ",".join(map(str, offices.office_ids)) + "}",
        due_on=event.due_on if isinstance(event, _SETS_THE_CLOCK) else None,
        solved_on=_solved_on(event),
        details=_details(event, hidden),
        event_id=envelope.id,
        actor=envelope.actor,
        recorded_at=envelope.time,
    )


def _solved_on(event: Event) -> date | None:
    return event.solved_on if isinstance(event, p.SolutionReported) else None


def _details(event: Event, hidden: frozenset[str]) -> str:
    """What the event says besides, as JSON; what it leaves open is left out."""
    said: EventData = msgspec.to_builtins(event)
    kept = {k: v for k, v in said.items() if k not in hidden and v is not None}
    return json.dumps(kept, ensure_ascii=False)
