"""A district's groups of communes that meet for briefings."""

from datetime import date
from uuid import UUID

from contracts.event import Event


class ZoneFormed(Event, frozen=True, kw_only=True):
    """A district has a group of communes whose cells meet for briefings from ``starts_on``."""

    zone_id: UUID
    organization_id: UUID
    name: str
    starts_on: date


class ZoneCommuneJoined(Event, frozen=True, kw_only=True):
    """From ``starts_on`` the cells of the commune belong to the zone."""

    zone_id: UUID
    commune_id: UUID
    starts_on: date


class ZoneCommuneLeft(Event, frozen=True, kw_only=True):
    """``ends_on`` is the last day on which the commune belonged to the zone."""

    zone_id: UUID
    commune_id: UUID
    ends_on: date
    reason: str


class ZoneHeadAppointed(Event, frozen=True, kw_only=True):
    """From ``starts_on`` the member is the zone's head, in place of the one before."""

    zone_id: UUID
    member_id: UUID
    starts_on: date


class ZoneDeputyAppointed(Event, frozen=True, kw_only=True):
    """From ``starts_on`` the member is the zone's deputy and keeps the minutes."""

    zone_id: UUID
    member_id: UUID
    starts_on: date


class ZoneClosed(Event, frozen=True, kw_only=True):
    """``last_day`` is the last day on which the zone existed."""

    zone_id: UUID
    last_day: date
    reason: str
