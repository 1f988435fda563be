"""A district's groups of communes that meet for briefings."""

from datetime import date
from typing import Annotated
from uuid import UUID

from contracts.event import Event
from contracts.fields import CommuneId, EndsOn, Name, Reason, StartsOn, ZoneId, means


class ZoneFormed(Event, frozen=True, kw_only=True):
    """A district has a group of communes whose cells meet for briefings from ``starts_on``."""

    zone_id: ZoneId
    organization_id: Annotated[UUID, means("the district whose zone it is")]
    name: Name
    starts_on: StartsOn


class ZoneCommuneJoined(Event, frozen=True, kw_only=True):
    """From ``starts_on`` the cells of the commune belong to the zone."""

    zone_id: ZoneId
    commune_id: CommuneId
    starts_on: StartsOn


class ZoneCommuneLeft(Event, frozen=True, kw_only=True):
    """``ends_on`` is the last day on which the commune belonged to the zone."""

    zone_id: ZoneId
    commune_id: CommuneId
    ends_on: EndsOn
    reason: Reason


class ZoneHeadAppointed(Event, frozen=True, kw_only=True):
    """From ``starts_on`` the member is the zone's head, in place of the one before."""

    zone_id: ZoneId
    member_id: Annotated[UUID, means("the head")]
    starts_on: StartsOn


class ZoneDeputyAppointed(Event, frozen=True, kw_only=True):
    """From ``starts_on`` the member is the zone's deputy and keeps the minutes."""

    zone_id: ZoneId
    member_id: Annotated[UUID, means("the deputy")]
    starts_on: StartsOn


class ZoneClosed(Event, frozen=True, kw_only=True):
    """``last_day`` is the last day on which the zone existed."""

    zone_id: ZoneId
    last_day: Annotated[date, means("the last day on which it existed")]
    reason: Reason
