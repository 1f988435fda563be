"""What can happen to a zone. The names stored are the topics."""

from datetime import date
from uuid import UUID

from eventsourcing.domain import Aggregate


class ZoneEvent(Aggregate.Event):
    TOPIC = "petition.Zone.Event"


class ZoneFormed(ZoneEvent, Aggregate.Created):
    TOPIC = "petition.ZoneFormed"
    organization_id: UUID
    name: str
    starts_on: date


class ZoneCommuneJoined(ZoneEvent):
    TOPIC = "petition.ZoneCommuneJoined"
    commune_id: UUID
    starts_on: date


class ZoneCommuneLeft(ZoneEvent):
    TOPIC = "petition.ZoneCommuneLeft"
    commune_id: UUID
    ends_on: date
    reason: str


class ZoneHeadAppointed(ZoneEvent):
    TOPIC = "petition.ZoneHeadAppointed"
    member_id: UUID
    starts_on: date


class ZoneDeputyAppointed(ZoneEvent):
    TOPIC = "petition.ZoneDeputyAppointed"
    member_id: UUID
    starts_on: date


class ZoneClosed(ZoneEvent):
    TOPIC = "petition.ZoneClosed"
    last_day: date
    reason: str
