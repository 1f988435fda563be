"""What can happen to a regulation; applying an event only assigns."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel.period import Period
from kernel.vocabulary import Level, Proration
from services.assignment.domain.stored_event import StoredEvent

if TYPE_CHECKING:
    from services.assignment.domain.regulation.regulation import Regulation


class RegulationEvent(StoredEvent):
    TOPIC = "assignment.Regulation.Event"


class RegulationAdopted(RegulationEvent, Aggregate.Created):
    TOPIC = "assignment.RegulationAdopted"
    number: str
    title: str
    scope_id: UUID
    starts_on: date
    ends_on: date | None
    minimums: dict[Level, int]
    proration: Proration
    only_confirmed: bool
    only_assigned: bool
    committee_meetings_count: bool


class RegulationRepealed(RegulationEvent):
    TOPIC = "assignment.RegulationRepealed"
    ends_on: date
    reason: str

    def apply(self, aggregate: "Regulation") -> None:
        aggregate.period = Period(aggregate.period.starts_on, self.ends_on)
        aggregate.repealed = True
