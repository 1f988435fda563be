"""What can happen to an administrative place."""

from datetime import date
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel.vocabulary import LocalityKind
from services.assignment.domain.stored_event import StoredEvent


class LocalityEvent(StoredEvent):
    TOPIC = "assignment.Locality.Event"


class LocalityRegistered(LocalityEvent, Aggregate.Created):
    TOPIC = "assignment.LocalityRegistered"
    code: str
    name: str
    kind: LocalityKind
    parent_id: UUID | None
    effective_on: date
