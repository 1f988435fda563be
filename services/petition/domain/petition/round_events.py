"""Facts of the rounds of a petition; applying one only assigns."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from kernel.vocabulary import ClockRule, StopCause
from services.petition.domain.petition.answer_round import AnswerRound
from services.petition.domain.petition.deadline import Deadline, DeadlineDates, Notice
from services.petition.domain.petition.events import PetitionEvent

if TYPE_CHECKING:
    from services.petition.domain.petition.petition import Petition


class RoundEvent(PetitionEvent):
    """Concerns the round of this number, which is always the last."""

    TOPIC = "petition.Petition.RoundEvent"
    round: int

    def round_of(self, aggregate: "Petition") -> AnswerRound:
        return aggregate.rounds[self.round - 1]


class DeadlineSet(RoundEvent):
    """A round event that tells the days of the deadline."""

    TOPIC = "petition.Petition.DeadlineSet"
    due_on: date
    remind_on: date
    escalate_on: date

    @property
    def dates(self) -> DeadlineDates:
        return DeadlineDates(
            due_on=self.due_on, remind_on=self.remind_on, escalate_on=self.escalate_on
        )


class PetitionAssigned(DeadlineSet):
    TOPIC = "petition.PetitionAssigned"
    lead_id: UUID
    office_ids: list[UUID]
    assigned_on: date
    reason: str | None

    def apply(self, aggregate: "Petition") -> None:
        deadline = Deadline(dates=self.dates)
        aggregate.rounds.append(
            AnswerRound(self.round, self.lead_id, list(self.office_ids), deadline)
        )
        aggregate.stage, aggregate.last_on = "in_round", self.assigned_on


class PetitionTransferred(DeadlineSet):
    """Other offices owe the answer; how far it has come stays."""

    TOPIC = "petition.PetitionTransferred"
    lead_id: UUID
    office_ids: list[UUID]
    transferred_on: date
    clock: ClockRule
    reason: str

    def apply(self, aggregate: "Petition") -> None:
        current = self.round_of(aggregate)
        current.lead_id, current.office_ids = self.lead_id, list(self.office_ids)
        if self.clock == "restarts":
            current.deadline = current.deadline.set_to(self.dates)
        aggregate.last_on = self.transferred_on


class ClockStopped(RoundEvent):
    TOPIC = "petition.ClockStopped"
    stopped_on: date
    cause: StopCause
    reason: str

    def apply(self, aggregate: "Petition") -> None:
        current = self.round_of(aggregate)
        current.deadline = current.deadline.stop(self.stopped_on)
        aggregate.last_on = self.stopped_on


class ClockResumed(DeadlineSet):
    TOPIC = "petition.ClockResumed"
    resumed_on: date
    reason: str | None

    def apply(self, aggregate: "Petition") -> None:
        current = self.round_of(aggregate)
        current.deadline = current.deadline.set_to(self.dates)
        aggregate.last_on = self.resumed_on


class AnswerReminded(RoundEvent):
    TOPIC = "petition.AnswerReminded"
    due_on: date
    reminded_on: date

    def apply(self, aggregate: "Petition") -> None:
        current = self.round_of(aggregate)
        current.deadline = current.deadline.having_sent("reminder")


class AnswerFellOverdue(RoundEvent):
    TOPIC = "petition.AnswerFellOverdue"
    due_on: date
    overdue_on: date

    def apply(self, aggregate: "Petition") -> None:
        current = self.round_of(aggregate)
        current.deadline = current.deadline.having_sent("overdue")


class OverdueEscalated(RoundEvent):
    TOPIC = "petition.OverdueEscalated"
    to_organization_id: UUID
    escalated_on: date

    def apply(self, aggregate: "Petition") -> None:
        current = self.round_of(aggregate)
        current.deadline = current.deadline.having_sent("escalation")


class AnswerDrafted(RoundEvent):
    TOPIC = "petition.AnswerDrafted"
    office_id: UUID
    text: str
    drafted_on: date

    def apply(self, aggregate: "Petition") -> None:
        self.round_of(aggregate).state, aggregate.last_on = "drafted", self.drafted_on


class AnswerReturned(RoundEvent):
    TOPIC = "petition.AnswerReturned"
    returned_on: date
    reason: str

    def apply(self, aggregate: "Petition") -> None:
        self.round_of(aggregate).state, aggregate.last_on = "returned", self.returned_on


class AnswerApproved(RoundEvent):
    TOPIC = "petition.AnswerApproved"
    approved_on: date
    reason: str | None

    def apply(self, aggregate: "Petition") -> None:
        self.round_of(aggregate).state, aggregate.last_on = "approved", self.approved_on


class PetitionAnswered(RoundEvent):
    TOPIC = "petition.PetitionAnswered"
    document_number: str
    answered_on: date

    def apply(self, aggregate: "Petition") -> None:
        current = self.round_of(aggregate)
        current.state, current.document_number = "answered", self.document_number
        current.deadline = current.deadline.end()
        aggregate.last_on = self.answered_on


class AnswerPublished(RoundEvent):
    TOPIC = "petition.AnswerPublished"
    briefing_id: UUID
    published_on: date

    def apply(self, aggregate: "Petition") -> None:
        self.round_of(aggregate).state, aggregate.last_on = "published", self.published_on


class AnswerAccepted(RoundEvent):
    TOPIC = "petition.AnswerAccepted"
    accepted_on: date
    reason: str | None

    def apply(self, aggregate: "Petition") -> None:
        self.round_of(aggregate).state, aggregate.last_on = "accepted", self.accepted_on


class AnswerRejected(RoundEvent):
    TOPIC = "petition.AnswerRejected"
    rejected_on: date
    reason: str

    def apply(self, aggregate: "Petition") -> None:
        self.round_of(aggregate).state, aggregate.last_on = "rejected", self.rejected_on


OF_NOTICES: Final[Mapping[Notice, type[RoundEvent]]] = {
    "reminder": AnswerReminded,
    "overdue": AnswerFellOverdue,
    "escalation": OverdueEscalated,
}
