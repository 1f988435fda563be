"""Zones with their communes and leaders."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec

from contracts.read.answer import Answer, EventId
from contracts.read.briefings import CalendarBriefing, Host


class ZoneLeader(Answer, frozen=True, kw_only=True):
    """The head or deputy who was appointed; one whose post has ended no longer ``holds``."""

    member_id: UUID
    full_name: str | None
    starts_on: date
    holds: bool
    event_id: EventId


class ZoneCommune(Answer, frozen=True, kw_only=True):
    """A commune that belongs to the zone on the day asked about."""

    commune_id: UUID
    name: str | None
    starts_on: date
    ends_on: date | None
    event_id: EventId


class ZoneRow(Answer, frozen=True, kw_only=True):
    """A zone on the day asked about."""

    zone_id: UUID
    name: str
    organization_id: UUID
    organization_name: str | None
    starts_on: date
    last_day: date | None
    event_id: EventId
    head: ZoneLeader | None
    deputy: ZoneLeader | None
    has_head: Annotated[bool, msgspec.Meta(description="whether somebody heads it on the day")]


class ListedZone(ZoneRow, frozen=True, kw_only=True):
    """A zone in a list, with the number of its communes."""

    communes: int


class Zone(ZoneRow, frozen=True, kw_only=True):
    """A zone with its communes, and its briefings and hosts in ``year``."""

    communes: list[ZoneCommune]
    year: int
    briefings: list[CalendarBriefing]
    hosts: list[Host]
    next_briefing_id: UUID | None
