"""What can happen to an answering office. The names stored are the topics."""

from datetime import date
from uuid import UUID

from eventsourcing.domain import Aggregate


class AnsweringOfficeEvent(Aggregate.Event):
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
