"""What can happen in the rounds of a petition; applying it only assigns."""

from datetime import date
from uuid import UUID

from services.petition.domain.petition.deadline import Deadline, DeadlineDates, Notice
from services.petition.domain.petition.events import PetitionEvent
from services.petition.domain.petition.petition_state import PetitionState
from services.petition.domain.petition.rounds import Round
from services.petition.domain.vocabulary import ClockRule, StopCause


class RoundEvent(PetitionEvent):
    """Concerns the round of this number, which is always the last."""

    TOPIC = "petition.Petition.RoundEvent"
    round: int

    def of(self, aggregate: PetitionState) -> Round:
        return aggregate.rounds.all[self.round - 1]


class PetitionAssigned(RoundEvent):
    TOPIC = "petition.PetitionAssigned"
    lead_id: UUID
    office_ids: list[UUID]
    assigned_on: date
    due_on: date
    remind_on: date
    escalate_on: date
    reason: str | None

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step("assigned", self.assigned_on)
        times = DeadlineDates(
            due_on=self.due_on, remind_on=self.remind_on, escalate_on=self.escalate_on
        )
        begun = Round(self.round, self.lead_id, list(self.office_ids), Deadline(times=times))
        aggregate.rounds.begin(begun)


class PetitionTransferred(RoundEvent):
    """Who owes the answer changes; how far it has come does not."""

    TOPIC = "petition.PetitionTransferred"
    lead_id: UUID
    office_ids: list[UUID]
    transferred_on: date
    clock: ClockRule
    due_on: date
    remind_on: date
    escalate_on: date
    reason: str

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step(aggregate.state, self.transferred_on)
        current = self.of(aggregate)
        current.lead_id, current.office_ids = self.lead_id, list(self.office_ids)
        if self.clock == "restarts":
            current.clock = current.clock.set_to(
                DeadlineDates(
                    due_on=self.due_on, remind_on=self.remind_on, escalate_on=self.escalate_on
                )
            )


class ClockStopped(RoundEvent):
    TOPIC = "petition.ClockStopped"
    stopped_on: date
    cause: StopCause
    reason: str

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step(aggregate.state, self.stopped_on)
        current = self.of(aggregate)
        current.clock = current.clock.stop(self.stopped_on)


class ClockResumed(RoundEvent):
    TOPIC = "petition.ClockResumed"
    resumed_on: date
    due_on: date
    remind_on: date
    escalate_on: date
    reason: str | None

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step(aggregate.state, self.resumed_on)
        current = self.of(aggregate)
        current.clock = current.clock.set_to(
            DeadlineDates(
                due_on=self.due_on, remind_on=self.remind_on, escalate_on=self.escalate_on
            )
        )


class AnswerReminded(RoundEvent):
    TOPIC = "petition.AnswerReminded"
    due_on: date
    reminded_on: date

    def apply(self, aggregate: PetitionState) -> None:
        _struck(self.of(aggregate), "reminder")


class AnswerFellOverdue(RoundEvent):
    TOPIC = "petition.AnswerFellOverdue"
    due_on: date
    overdue_on: date

    def apply(self, aggregate: PetitionState) -> None:
        _struck(self.of(aggregate), "overdue")


class OverdueEscalated(RoundEvent):
    TOPIC = "petition.OverdueEscalated"
    to_organization_id: UUID
    escalated_on: date

    def apply(self, aggregate: PetitionState) -> None:
        _struck(self.of(aggregate), "escalation")


class AnswerDrafted(RoundEvent):
    TOPIC = "petition.AnswerDrafted"
    office_id: UUID
    text: str
    drafted_on: date

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step("drafted", self.drafted_on)


class AnswerReturned(RoundEvent):
    TOPIC = "petition.AnswerReturned"
    returned_on: date
    reason: str

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step("returned", self.returned_on)


class AnswerApproved(RoundEvent):
    TOPIC = "petition.AnswerApproved"
    approved_on: date
    reason: str | None

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step("approved", self.approved_on)


class PetitionAnswered(RoundEvent):
    TOPIC = "petition.PetitionAnswered"
    document_number: str
    answered_on: date

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step("answered", self.answered_on)
        self.of(aggregate).document_number = self.document_number
        aggregate.end_clock()


class AnswerPublished(RoundEvent):
    TOPIC = "petition.AnswerPublished"
    briefing_id: UUID
    published_on: date

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step("published", self.published_on)


class AnswerAccepted(RoundEvent):
    TOPIC = "petition.AnswerAccepted"
    accepted_on: date
    reason: str | None

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step("accepted", self.accepted_on)


class AnswerRejected(RoundEvent):
    TOPIC = "petition.AnswerRejected"
    rejected_on: date
    reason: str

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step("rejected", self.rejected_on)


def _struck(struck: Round, stroke: Notice) -> None:
    struck.clock = struck.clock.has_struck(stroke)
