"""Facts of a petition's life outside its rounds; applying one only assigns."""

from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel.vocabulary import PetitionerKind, PetitionSource
from services.petition.domain.petition.content import PetitionContent
from services.petition.domain.stored_event import StoredEvent

if TYPE_CHECKING:
    from services.petition.domain.petition.petition import Petition


_NO_TEXTS: Final = frozenset(
    {"originator_topic", "field", "petitioner", "source", "clock", "cause"}
)
"""Facts in letters that are codes and words of ours."""


class PetitionEvent(StoredEvent):
    TOPIC = "petition.Petition.Event"

    @property
    def texts(self) -> dict[str, str]:
        """The facts that somebody wrote, by their fields: no confidential name may be in them."""
        return {
            name: fact
            for name, fact in vars(self).items()
            if isinstance(fact, str) and name not in _NO_TEXTS
        }


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
    source: PetitionSource
    source_id: UUID | None


class PetitionCorrected(PetitionEvent):
    TOPIC = "petition.PetitionCorrected"
    field: str
    text: str
    address: str
    reason: str

    def apply(self, aggregate: "Petition") -> None:
        aggregate.content = PetitionContent(field=self.field, text=self.text, address=self.address)


class PetitionKeptAtBase(PetitionEvent):
    TOPIC = "petition.PetitionKeptAtBase"
    commune_id: UUID
    kept_on: date
    reason: str | None

    def apply(self, aggregate: "Petition") -> None:
        aggregate.stage, aggregate.last_on = "kept_at_base", self.kept_on


class PetitionEscalated(PetitionEvent):
    TOPIC = "petition.PetitionEscalated"
    to_organization_id: UUID
    escalated_on: date
    reason: str | None

    def apply(self, aggregate: "Petition") -> None:
        aggregate.stage, aggregate.last_on = "escalated", self.escalated_on
        aggregate.escalated_to = self.to_organization_id


class SolutionReported(PetitionEvent):
    TOPIC = "petition.SolutionReported"
    solved_on: date
    what: str
    seen_by: str
    reported_on: date
    briefing_id: UUID | None

    def apply(self, aggregate: "Petition") -> None:
        aggregate.stage_before_report = aggregate.stage
        aggregate.stage, aggregate.last_on = "solution_reported", self.reported_on


class SolutionConfirmed(PetitionEvent):
    TOPIC = "petition.SolutionConfirmed"
    confirmed_on: date
    reason: str | None

    def apply(self, aggregate: "Petition") -> None:
        aggregate.stage, aggregate.last_on = "solved", self.confirmed_on


class SolutionDisputed(PetitionEvent):
    TOPIC = "petition.SolutionDisputed"
    disputed_on: date
    reason: str

    def apply(self, aggregate: "Petition") -> None:
        aggregate.stage, aggregate.last_on = aggregate.stage_before_report, self.disputed_on


class PetitionReopened(PetitionEvent):
    """Its last answer, where there was one, was no answer after all: the next round may begin."""

    TOPIC = "petition.PetitionReopened"
    reopened_on: date
    reason: str

    def apply(self, aggregate: "Petition") -> None:
        aggregate.stage, aggregate.last_on = "raised", self.reopened_on
        if aggregate.current_round is not None:
            aggregate.stage, aggregate.current_round.state = "in_round", "rejected"


class PetitionWithdrawn(PetitionEvent):
    TOPIC = "petition.PetitionWithdrawn"
    withdrawn_on: date
    reason: str

    def apply(self, aggregate: "Petition") -> None:
        aggregate.stage, aggregate.last_on = "withdrawn", self.withdrawn_on
        _end_deadline(aggregate)


class PetitionMerged(PetitionEvent):
    TOPIC = "petition.PetitionMerged"
    into_id: UUID
    merged_on: date
    reason: str

    def apply(self, aggregate: "Petition") -> None:
        aggregate.stage, aggregate.last_on = "merged", self.merged_on
        _end_deadline(aggregate)


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

    def apply(self, aggregate: "Petition") -> None:
        aggregate.stage, aggregate.last_on = "split", self.split_on


def _end_deadline(aggregate: "Petition") -> None:
    if aggregate.current_round is not None:
        aggregate.current_round.deadline = aggregate.current_round.deadline.end()
