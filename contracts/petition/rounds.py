"""The rounds of a petition: who owes the answer, by when, and what was answered."""

from datetime import date
from typing import Annotated
from uuid import UUID

from contracts.event import Event
from contracts.fields import (
    BriefingId,
    DueOn,
    EscalateOn,
    OfficeId,
    OfficeIds,
    PetitionId,
    Reason,
    ReasonIfAny,
    RemindOn,
    Round,
    means,
)
from kernel.vocabulary import ClockRule, StopCause


class PetitionAssigned(Event, frozen=True, kw_only=True):
    """The round begins: the offices owe an answer by ``due_on``; ``lead_id`` is one of them.

    The clock reminds on ``remind_on`` and goes to the next level on ``escalate_on``.
    """

    petition_id: PetitionId
    round: Round
    lead_id: Annotated[UUID, means("the office that leads")]
    office_ids: OfficeIds
    assigned_on: Annotated[date, means("the day on which the round began")]
    due_on: DueOn
    remind_on: RemindOn
    escalate_on: EscalateOn
    reason: ReasonIfAny = None


class PetitionTransferred(Event, frozen=True, kw_only=True):
    """Other offices owe the answer of this round, on the same clock or on a new one."""

    petition_id: PetitionId
    round: Round
    lead_id: Annotated[UUID, means("the office that leads")]
    office_ids: OfficeIds
    transferred_on: Annotated[date, means("the day on which the other offices took over")]
    clock: Annotated[ClockRule, means("whether the clock keeps its dates, or starts anew")]
    due_on: DueOn
    remind_on: RemindOn
    escalate_on: EscalateOn
    reason: Reason


class ClockStopped(Event, frozen=True, kw_only=True):
    """The office waits for somebody else: these days are not its own."""

    petition_id: PetitionId
    round: Round
    stopped_on: Annotated[date, means("the day on which the clock stopped")]
    cause: Annotated[StopCause, means("what the office waits for")]
    reason: Reason


class ClockResumed(Event, frozen=True, kw_only=True):
    """The office goes on; the days of the stop are added to what it has left."""

    petition_id: PetitionId
    round: Round
    resumed_on: Annotated[date, means("the day on which the office went on")]
    due_on: DueOn
    remind_on: RemindOn
    escalate_on: EscalateOn
    reason: ReasonIfAny = None


class AnswerReminded(Event, frozen=True, kw_only=True):
    """The clock reminded the office that the answer is due on ``due_on``."""

    petition_id: PetitionId
    round: Round
    due_on: DueOn
    reminded_on: Annotated[date, means("the day on which the office was reminded")]


class AnswerFellOverdue(Event, frozen=True, kw_only=True):
    """The clock ran out: on ``overdue_on``, the day after ``due_on``, there was no answer."""

    petition_id: PetitionId
    round: Round
    due_on: DueOn
    overdue_on: Annotated[date, means("the first day on which the answer was overdue")]


class OverdueEscalated(Event, frozen=True, kw_only=True):
    """The overdue answer went to the next level, ``to_organization_id``."""

    petition_id: PetitionId
    round: Round
    to_organization_id: Annotated[UUID, means("the organization that it went up to")]
    escalated_on: Annotated[date, means("the day on which it went up")]


class AnswerDrafted(Event, frozen=True, kw_only=True):
    """An answer is proposed; a later draft replaces an earlier one."""

    petition_id: PetitionId
    round: Round
    office_id: OfficeId
    text: Annotated[str, means("what the office would answer")]
    drafted_on: Annotated[date, means("the day on which it was proposed")]


class AnswerReturned(Event, frozen=True, kw_only=True):
    """The draft goes back to the office for rework."""

    petition_id: PetitionId
    round: Round
    returned_on: Annotated[date, means("the day on which it was given back")]
    reason: Reason


class AnswerApproved(Event, frozen=True, kw_only=True):
    """The draft may go out."""

    petition_id: PetitionId
    round: Round
    approved_on: Annotated[date, means("the day on which it was approved")]
    reason: ReasonIfAny = None


class PetitionAnswered(Event, frozen=True, kw_only=True):
    """The approved answer bears a number and a date: it stops the clock of its round."""

    petition_id: PetitionId
    round: Round
    document_number: Annotated[
        str, means("the number that the answer bears, strictly spelled: `127-CV/HU`")
    ]
    answered_on: Annotated[date, means("the date that the answer bears")]


class AnswerPublished(Event, frozen=True, kw_only=True):
    """The answer was announced at a briefing of the zone where the petition was put."""

    petition_id: PetitionId
    round: Round
    briefing_id: BriefingId
    published_on: Annotated[date, means("the day of the briefing")]


class AnswerAccepted(Event, frozen=True, kw_only=True):
    """The cell is satisfied with the answer; the thing itself may still be to do."""

    petition_id: PetitionId
    round: Round
    accepted_on: Annotated[date, means("the day on which it was accepted")]
    reason: ReasonIfAny = None


class AnswerRejected(Event, frozen=True, kw_only=True):
    """The cell says that this is no answer: it must be given again, in another round."""

    petition_id: PetitionId
    round: Round
    rejected_on: Annotated[date, means("the day on which it was rejected")]
    reason: Reason
