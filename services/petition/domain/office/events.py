"""Facts of an answering office; applying one only assigns."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel.period import Period
from services.petition.domain.stored_event import StoredEvent

if TYPE_CHECKING:
    from services.petition.domain.office.office import AnsweringOffice


class AnsweringOfficeEvent(StoredEvent):
    TOPIC = "petition.AnsweringOffice.Event"


class AnsweringOfficeRegistered(AnsweringOfficeEvent, Aggregate.Created):
    TOPIC = "petition.AnsweringOfficeRegistered"
    organization_id: UUID
    name: str
    starts_on: date


class AnsweringOfficeClosed(AnsweringOfficeEvent):
    TOPIC = "petition.AnsweringOfficeClosed"
    last_day: date
    successor_id: UUID | None
    reason: str

    def apply(self, aggregate: "AnsweringOffice") -> None:
        aggregate.period = Period(aggregate.period.starts_on, self.last_day)
        aggregate.successor_id = self.successor_id
