"""Facts of a zone; applying one only assigns."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel.period import Period
from services.petition.domain.stored_event import StoredEvent

if TYPE_CHECKING:
    from services.petition.domain.zone.zone import Zone


class ZoneEvent(StoredEvent):
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

    def apply(self, aggregate: "Zone") -> None:
        aggregate.communes.setdefault(self.commune_id, []).append(Period(self.starts_on))


class ZoneCommuneLeft(ZoneEvent):
    TOPIC = "petition.ZoneCommuneLeft"
    commune_id: UUID
    ends_on: date
    reason: str

    def apply(self, aggregate: "Zone") -> None:
        periods = aggregate.communes[self.commune_id]
        periods[-1] = periods[-1].until(self.ends_on)


class ZoneHeadAppointed(ZoneEvent):
    TOPIC = "petition.ZoneHeadAppointed"
    member_id: UUID
    starts_on: date

    def apply(self, aggregate: "Zone") -> None:
        aggregate.head.holders.append((self.starts_on, self.member_id))


class ZoneDeputyAppointed(ZoneEvent):
    TOPIC = "petition.ZoneDeputyAppointed"
    member_id: UUID
    starts_on: date

    def apply(self, aggregate: "Zone") -> None:
        aggregate.deputy.holders.append((self.starts_on, self.member_id))


class ZoneClosed(ZoneEvent):
    TOPIC = "petition.ZoneClosed"
    last_day: date
    reason: str

    def apply(self, aggregate: "Zone") -> None:
        aggregate.period = aggregate.period.until(self.last_day)
        for periods in aggregate.communes.values():
            periods[:] = [period.until(self.last_day) for period in periods]
