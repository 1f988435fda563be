"""What can happen to a petition regulation. The names stored are the topics."""

from datetime import date
from uuid import UUID

from eventsourcing.domain import Aggregate


class PetitionRegulationEvent(Aggregate.Event):
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
