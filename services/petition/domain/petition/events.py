"""What can happen to a petition, but for its rounds. The names stored are the topics, wherever
the classes live; applying one only assigns.
"""

from datetime import date
from uuid import UUID

from eventsourcing.domain import Aggregate

from services.petition.domain.petition.content import PetitionContent
from services.petition.domain.petition.petition_state import PetitionState
from services.petition.domain.vocabulary import PetitionerKind, Source


class PetitionEvent(Aggregate.Event):
    TOPIC = "petition.Petition.Event"


class PetitionRaised(PetitionEvent, Aggregate.Created):
    TOPIC = "petition.PetitionRaised"
    cell_id: UUID
    commune_id: UUID
    zone_id: UUID | None
    briefing_id: UUID | None
    raised_on: date
    field: str
    text: str
    address: str
    petitioner: PetitionerKind
    petitioner_name: str | None
    source: Source
    source_id: UUID | None


class PetitionCorrected(PetitionEvent):
    TOPIC = "petition.PetitionCorrected"
    field: str
    text: str
    address: str
    reason: str

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.words = PetitionContent(field=self.field, text=self.text, address=self.address)


class PetitionKeptAtBase(PetitionEvent):
    TOPIC = "petition.PetitionKeptAtBase"
    commune_id: UUID
    kept_on: date
    reason: str | None

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step("kept_at_base", self.kept_on)


class PetitionEscalated(PetitionEvent):
    TOPIC = "petition.PetitionEscalated"
    to_organization_id: UUID
    escalated_on: date
    reason: str | None

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step("escalated", self.escalated_on)
        aggregate.escalated_to = self.to_organization_id


class SolutionReported(PetitionEvent):
    TOPIC = "petition.SolutionReported"
    solved_on: date
    what: str
    seen_by: str
    reported_on: date
    briefing_id: UUID | None

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.before_solution = aggregate.state
        aggregate.step("solution_reported", self.reported_on)


class SolutionConfirmed(PetitionEvent):
    TOPIC = "petition.SolutionConfirmed"
    confirmed_on: date
    reason: str | None

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step("solved", self.confirmed_on)


class SolutionDisputed(PetitionEvent):
    TOPIC = "petition.SolutionDisputed"
    disputed_on: date
    reason: str

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step(aggregate.before_solution, self.disputed_on)


class PetitionReopened(PetitionEvent):
    TOPIC = "petition.PetitionReopened"
    reopened_on: date
    reason: str

    def apply(self, aggregate: PetitionState) -> None:
        # Its last answer was no answer after all: the next round may begin.
        aggregate.step("rejected" if aggregate.rounds else "raised", self.reopened_on)


class PetitionWithdrawn(PetitionEvent):
    TOPIC = "petition.PetitionWithdrawn"
    withdrawn_on: date
    reason: str

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step("withdrawn", self.withdrawn_on)
        aggregate.end_clock()


class PetitionMerged(PetitionEvent):
    TOPIC = "petition.PetitionMerged"
    into_id: UUID
    merged_on: date
    reason: str

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step("merged", self.merged_on)
        aggregate.end_clock()


class PetitionAbsorbed(PetitionEvent):
    """No step of this one: it may be entered before an earlier day's step of its own."""

    TOPIC = "petition.PetitionAbsorbed"
    merged_id: UUID
    merged_on: date


class PetitionSplit(PetitionEvent):
    TOPIC = "petition.PetitionSplit"
    part_ids: list[UUID]
    split_on: date
    reason: str

    def apply(self, aggregate: PetitionState) -> None:
        aggregate.step("split", self.split_on)
