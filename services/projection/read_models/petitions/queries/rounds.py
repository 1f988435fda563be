"""The rounds of one petition, told from its steps."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, TypeVar
from uuid import UUID

import msgspec

from contracts.event import Event
from contracts.petition import rounds as r
from contracts.read.petitions import (
    ClockStop,
    Draft,
    OfficeTransfer,
    PetitionStep,
    ReturnedDraft,
    Round,
    RoundOffice,
)
from contracts.registry import TYPES
from services.projection.read_database import ReadDatabase, TimeScope

E = TypeVar("E", bound=Event)

_OFFICES: Final = (
    "SELECT office_id, name FROM answering_office WHERE office_id = ANY (%(ids)s::uuid[])"
)


class StepRow(PetitionStep, frozen=True, kw_only=True):
    """A step with the state that it leads to, and the offices that it names."""

    petition_id: UUID
    new_state: str | None
    office_ids: list[UUID] | None
    lead_id: UUID | None

    def event(self) -> Event:
        """The event that the step was, but for what was said when the petition was raised."""
        fields = {**self.details, "petition_id": self.petition_id, "round": self.round}
        return msgspec.convert(fields, TYPES[self.type])


def of_kind(steps: Iterable[StepRow], kind: type[E]) -> list[E]:
    """The events of one kind among the steps."""
    events = (step.event() for step in steps if step.type == kind.type_name())
    return [event for event in events if isinstance(event, kind)]


def rounds(database: ReadDatabase, steps: Sequence[StepRow], when: TimeScope) -> list[Round]:
    """Each round with its offices, its clock, its drafts and what came of its answer."""
    ids = {office for step in steps for office in step.office_ids or ()}
    found = database.rows(_OFFICES, {"ids": list(ids)}, RoundOffice, when.as_of) if ids else []
    names = {office.office_id: office.name for office in found}
    told: dict[int, list[StepRow]] = {}
    for step in steps:
        if step.round is not None:
            told.setdefault(step.round, []).append(step)
    return [_round(number, its, names) for number, its in told.items()]


def _round(number: int, steps: Sequence[StepRow], names: Mapping[UUID, str | None]) -> Round:
    lead_id, office_ids = _answering(steps)
    events = [step.event() for step in steps]
    due = [event for event in events if isinstance(event, _DUE)][-1]
    stops = _stops(events)
    drafts = _drafts(steps, names)
    answered, published = _last(steps, r.PetitionAnswered), _last(steps, r.AnswerPublished)
    accepted, rejected = _last(steps, r.AnswerAccepted), _last(steps, r.AnswerRejected)
    verdict = accepted or rejected
    return Round(
        round=number,
        assigned_on=steps[0].on,
        lead_id=lead_id,
        lead_name=names.get(lead_id),
        offices=[RoundOffice(office_id=one, name=names.get(one)) for one in office_ids],
        due_on=due.due_on,
        remind_on=due.remind_on,
        escalate_on=due.escalate_on,
        stopped_on=stops[-1].stopped_on if stops and stops[-1].resumed_on is None else None,
        approved_on=_approved_on(events),
        document_number=answered.document_number if answered else None,
        answered_on=answered.answered_on if answered else None,
        text=drafts[-1].text if drafts else None,
        published_on=published.published_on if published else None,
        briefing_id=published.briefing_id if published else None,
        accepted_on=accepted.accepted_on if accepted else None,
        rejected_on=rejected.rejected_on if rejected else None,
        reason=verdict.reason if verdict else None,
        stops=stops,
        drafts=drafts,
        returned=[
            ReturnedDraft(returned_on=event.returned_on, reason=event.reason)
            for event in of_kind(steps, r.AnswerReturned)
        ],
        transfers=[
            OfficeTransfer(transferred_on=event.transferred_on, reason=event.reason)
            for event in of_kind(steps, r.PetitionTransferred)
        ],
    )


_DUE: Final = (r.PetitionAssigned, r.PetitionTransferred, r.ClockResumed)
"""Events that say by when the answer is due."""


def _last(steps: Sequence[StepRow], kind: type[E]) -> E | None:
    found = of_kind(steps, kind)
    return found[-1] if found else None


def _answering(steps: Sequence[StepRow]) -> tuple[UUID, list[UUID]]:
    """The office that leads, and all that answer, as they were named last."""
    named = ((step.lead_id, step.office_ids or []) for step in reversed(steps))
    return next((lead, offices) for lead, offices in named if lead is not None)


def _drafts(steps: Sequence[StepRow], names: Mapping[UUID, str | None]) -> list[Draft]:
    return [
        Draft(
            office_id=draft.office_id,
            office_name=names.get(draft.office_id),
            text=draft.text,
            drafted_on=draft.drafted_on,
            event_id=step.event_id,
        )
        for step in steps
        for draft in of_kind([step], r.AnswerDrafted)
    ]


def _approved_on(events: Sequence[Event]) -> date | None:
    """The day of the last approval, unless the draft was returned since."""
    judged = [e for e in events if isinstance(e, r.AnswerApproved | r.AnswerReturned)]
    last = judged[-1] if judged else None
    return last.approved_on if isinstance(last, r.AnswerApproved) else None


def _stops(events: Sequence[Event]) -> list[ClockStop]:
    """Each stop of the clock with the day on which it ran again, if it did."""
    stops: list[ClockStop] = []
    for event in events:
        if isinstance(event, r.ClockStopped):
            stops.append(
                ClockStop(
                    cause=event.cause,
                    reason=event.reason,
                    stopped_on=event.stopped_on,
                    resumed_on=None,
                )
            )
        elif stops and stops[-1].resumed_on is None:
            resumed_on = _runs_again_on(event)
            stops[-1] = msgspec.structs.replace(stops[-1], resumed_on=resumed_on)
    return stops


def _runs_again_on(event: Event) -> date | None:
    """The day from which the clock runs again, where the event says that it does."""
    if isinstance(event, r.ClockResumed):
        return event.resumed_on
    if isinstance(event, r.PetitionTransferred) and event.clock == "restarts":
        return event.transferred_on
    return None
