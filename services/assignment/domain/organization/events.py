"""What can happen to an organization; applying an event only assigns."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel.spelling import comparable
from kernel.vocabulary import CellType, OrganizationKind
from services.assignment.domain.stored_event import StoredEvent

if TYPE_CHECKING:
    from services.assignment.domain.organization.organization import Organization


class OrganizationEvent(StoredEvent):
    TOPIC = "assignment.Organization.Event"


class OrganizationRegistered(OrganizationEvent, Aggregate.Created):
    TOPIC = "assignment.OrganizationRegistered"
    code: str
    name: str
    kind: OrganizationKind
    cell_type: CellType | None
    parent_id: UUID | None
    locality_id: UUID | None
    effective_on: date


class OrganizationRenamed(OrganizationEvent):
    TOPIC = "assignment.OrganizationRenamed"
    code: str
    name: str
    effective_on: date

    def apply(self, aggregate: "Organization") -> None:
        if comparable(self.code) != comparable(aggregate.code):
            aggregate.code_since = self.effective_on
        if comparable(self.name) != comparable(aggregate.name):
            aggregate.name_since = self.effective_on
        aggregate.code = self.code
        aggregate.name = self.name
        aggregate.named_on = self.effective_on


class OrganizationMoved(OrganizationEvent):
    TOPIC = "assignment.OrganizationMoved"
    parent_id: UUID
    effective_on: date
    reason: str

    def apply(self, aggregate: "Organization") -> None:
        aggregate.parents.append((self.effective_on, self.parent_id))


class OrganizationClosed(OrganizationEvent):
    TOPIC = "assignment.OrganizationClosed"
    last_day: date
    reason: str

    def apply(self, aggregate: "Organization") -> None:
        aggregate.last_day = self.last_day
