"""Facts of a petition regulation; applying one only assigns."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel.period import Period
from services.petition.domain.stored_event import StoredEvent

if TYPE_CHECKING:
    from services.petition.domain.regulation.regulation import PetitionRegulation


class PetitionRegulationEvent(StoredEvent):
    TOPIC = "petition.PetitionRegulation.Event"


class PetitionRegulationAdopted(PetitionRegulationEvent, Aggregate.Created):
    TOPIC = "petition.PetitionRegulationAdopted"
    number: str
    title: str
    scope_id: UUID
    starts_on: date
    ends_on: date | None
    answer_days: int
    remind_days: int
    escalate_days: int
    fields: list[dict[str, str]]


class PetitionRegulationRepealed(PetitionRegulationEvent):
    TOPIC = "petition.PetitionRegulationRepealed"
    ends_on: date
    reason: str

    def apply(self, aggregate: "PetitionRegulation") -> None:
        aggregate.period = Period(aggregate.period.starts_on, self.ends_on)
        aggregate.repealed = True
