"""Reservations: a scope's regulation, a commune's zone, a zone's month, a host's turn, a source.

Each function answers all the reservations that its aggregate makes as it is now. One made before
with another last day is changed by making it again.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID, uuid4

from chassis.eventstore.event_log import EventLog
from chassis.eventstore.reservations import Reservation
from kernel.errors import Conflict, IdAlreadyTaken
from services.petition.adapters.directory import regulation_key, zone_key
from services.petition.adapters.name_lookup import briefing_key
from services.petition.domain.briefing.briefing import Briefing
from services.petition.domain.regulation.regulation import PetitionRegulation
from services.petition.domain.zone.zone import Zone

_A_DAY: Final = timedelta(days=1)
_SINCE_EVER: Final = date(1900, 1, 1)


class RegulationAlreadyInForce(Conflict):
    sentence = "Another petition regulation is in force for this subtree on some of these days."
    field = "starts_on"


class CommuneInAnotherZone(Conflict):
    sentence = "The commune belongs to another zone on some of these days."
    field = "commune_id"


class BriefingAlreadyPlanned(Conflict):
    sentence = "The zone has another briefing in this month."
    field = "planned_on"


class HostedLastTime(Conflict):
    sentence = "The commune hosts the zone's briefing of the month before or after: never twice."
    field = "host_id"


class AlreadyGrownIntoAPetition(Conflict):
    sentence = "Another petition has grown out of this already."


def new_id(log: EventLog, chosen: UUID | None, field: str = "id") -> UUID:
    """The id that the client chose, or a new one. Raises IdAlreadyTaken, naming ``field``."""
    if chosen is None:
        return uuid4()
    if log.exists(chosen):
        raise IdAlreadyTaken(field)
    return chosen


def of_regulation(regulation: PetitionRegulation) -> list[Reservation]:
    """Its scope. A regulation for a part of the subtree is another scope, and stands beside it."""
    return [
        Reservation(
            key=regulation_key(regulation.scope_id),
            holder=str(regulation.id),
            starts_on=regulation.period.starts_on,
            ends_on=regulation.period.ends_on,
            refusal=RegulationAlreadyInForce(),
        )
    ]


def of_zone(zone: Zone, field: str = "commune_id") -> list[Reservation]:
    """Its communes, each on the days on which it belongs to the zone."""
    return [
        Reservation(
            key=zone_key(commune_id),
            holder=str(zone.id),
            starts_on=period.starts_on,
            ends_on=period.ends_on,
            refusal=CommuneInAnotherZone(field),
        )
        for commune_id, periods in zone.communes.items()
        for period in periods
    ]


def of_briefing(briefing: Briefing, field: str = "planned_on") -> list[Reservation]:
    """The zone's month; and the host's turn, which lasts through the month after.

    ``field`` is where the command gave the day.
    """
    return [
        Reservation(
            key=briefing_key(briefing.zone_id),
            holder=str(briefing.id),
            starts_on=briefing.month,
            ends_on=_last_day(briefing.month),
            refusal=BriefingAlreadyPlanned(field),
        ),
        Reservation(
            key=f"host:{briefing.zone_id}:{briefing.host_id}",
            holder=str(briefing.id),
            starts_on=briefing.month,
            ends_on=_last_day(_next_month(briefing.month)),
            refusal=HostedLastTime(),
        ),
    ]


def of_source(source_id: UUID, petition_id: UUID, field: str) -> Reservation:
    """One petition for each opinion and each matter, for ever."""
    return Reservation(
        key=f"source:{source_id}",
        holder=str(petition_id),
        starts_on=_SINCE_EVER,
        ends_on=None,
        refusal=AlreadyGrownIntoAPetition(field),
    )


def released(reservations: Sequence[Reservation]) -> list[Reservation]:
    """The same reservations for no day at all."""
    return [
        replace(reservation, ends_on=reservation.starts_on - _A_DAY) for reservation in reservations
    ]


def changed(before: Sequence[Reservation], after: Sequence[Reservation]) -> list[Reservation]:
    """The reservations of a move from one place to another; what stayed stays."""
    kept = {reservation.key for reservation in before} & {reservation.key for reservation in after}
    return [
        reservation for reservation in (*released(before), *after) if reservation.key not in kept
    ]


def _next_month(first_day: date) -> date:
    return (first_day + 31 * _A_DAY).replace(day=1)


def _last_day(first_day: date) -> date:
    return _next_month(first_day) - _A_DAY
