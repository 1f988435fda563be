"""The rounds of a petition: who owes the answer, by when, and what was answered."""

from datetime import date
from typing import Literal
from uuid import UUID

from contracts.event import Event

StopCause = Literal["waiting_for_petitioner", "forwarded_above"]
ClockRule = Literal["keeps", "restarts"]


class PetitionAssigned(Event, frozen=True, kw_only=True):
    """The round begins: the offices owe an answer by ``due_on``; ``lead_id`` is one of them.

    The clock reminds on ``remind_on`` and goes to the next level on ``escalate_on``.
    """

    petition_id: UUID
    round: int
    lead_id: UUID
    office_ids: list[UUID]
    assigned_on: date
    due_on: date
    remind_on: date
    escalate_on: date
    reason: str | None = None


class PetitionTransferred(Event, frozen=True, kw_only=True):
    """Other offices owe the answer of this round, on the same clock or on a new one."""

    petition_id: UUID
    round: int
    lead_id: UUID
    office_ids: list[UUID]
    transferred_on: date
    clock: ClockRule
    due_on: date
    remind_on: date
    escalate_on: date
    reason: str


class ClockStopped(Event, frozen=True, kw_only=True):
    """The office waits for somebody else: these days are not its own."""

    petition_id: UUID
    round: int
    stopped_on: date
    cause: StopCause
    reason: str


class ClockResumed(Event, frozen=True, kw_only=True):
    """The office goes on; the days of the stop are added to what it has left."""

    petition_id: UUID
    round: int
    resumed_on: date
    due_on: date
    remind_on: date
    escalate_on: date
    reason: str | None = None


class AnswerReminded(Event, frozen=True, kw_only=True):
    """The clock reminded the office that the answer is due on ``due_on``."""

    petition_id: UUID
    round: int
    due_on: date
    reminded_on: date


class AnswerFellOverdue(Event, frozen=True, kw_only=True):
    """The clock ran out: on ``overdue_on``, the day after ``due_on``, there was no answer."""

    petition_id: UUID
    round: int
    due_on: date
    overdue_on: date


class OverdueEscalated(Event, frozen=True, kw_only=True):
    """The overdue answer went to the next level, ``to_organization_id``."""

    petition_id: UUID
    round: int
    to_organization_id: UUID
    escalated_on: date


class AnswerDrafted(Event, frozen=True, kw_only=True):
    """An answer is proposed; a later draft replaces an earlier one."""

    petition_id: UUID
    round: int
    office_id: UUID
    text: str
    drafted_on: date


class AnswerReturned(Event, frozen=True, kw_only=True):
    """The draft goes back to the office for rework."""

    petition_id: UUID
    round: int
    returned_on: date
    reason: str


class AnswerApproved(Event, frozen=True, kw_only=True):
    """The draft may go out."""

    petition_id: UUID
    round: int
    approved_on: date
    reason: str | None = None


class PetitionAnswered(Event, frozen=True, kw_only=True):
    """The approved answer bears a number and a date: it stops the clock of its round."""

    petition_id: UUID
    round: int
    document_number: str
    answered_on: date


class AnswerPublished(Event, frozen=True, kw_only=True):
    """The answer was announced at a briefing of the zone where the petition was put."""

    petition_id: UUID
    round: int
    briefing_id: UUID
    published_on: date


class AnswerAccepted(Event, frozen=True, kw_only=True):
    """The cell is satisfied with the answer; the thing itself may still be to do."""

    petition_id: UUID
    round: int
    accepted_on: date
    reason: str | None = None


class AnswerRejected(Event, frozen=True, kw_only=True):
    """The cell says that this is no answer: it must be given again, in another round."""

    petition_id: UUID
    round: int
    rejected_on: date
    reason: str
