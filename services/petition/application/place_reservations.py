"""What only one may hold: a scope's regulation, a commune's zone, a month and a host's turn.

Each function answers all the claims that its aggregate makes as it is now. A claim made before
with another last day is changed by making it again.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from chassis.eventstore.reservations import Reservation
from services.petition.adapters.directory import regulation_key, zone_key
from services.petition.adapters.name_lookup import briefing_key
from services.petition.application import conflicts
from services.petition.domain.briefing.briefing import Briefing
from services.petition.domain.regulation.regulation import PetitionRegulation
from services.petition.domain.zone.zone import Zone

_A_DAY = timedelta(days=1)


def of_regulation(regulation: PetitionRegulation) -> list[Reservation]:
    """Its scope. One for a part of the subtree is another scope, and stands beside it."""
    return [
        Reservation(
            key=regulation_key(regulation.scope_id),
            holder=str(regulation.id),
            starts_on=regulation.period.starts_on,
            ends_on=regulation.period.ends_on,
            refusal=conflicts.RegulationAlreadyInForce(),
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
            refusal=conflicts.CommuneInAnotherZone(field),
        )
        for commune_id, periods in zone.communes.items()
        for period in periods
    ]


def of_briefing(briefing: Briefing, field: str = "planned_on") -> list[Reservation]:
    """The zone's month; and the host's turn, which lasts through the month after.

    ``field`` is where the order gave the day.
    """
    return [
        Reservation(
            key=briefing_key(briefing.zone_id),
            holder=str(briefing.id),
            starts_on=briefing.month,
            ends_on=_last_day(briefing.month),
            refusal=conflicts.BriefingAlreadyPlanned(field),
        ),
        Reservation(
            key=f"host:{briefing.zone_id}:{briefing.host_id}",
            holder=str(briefing.id),
            starts_on=briefing.month,
            ends_on=_last_day(_next_month(briefing.month)),
            refusal=conflicts.HostedLastTime(),
        ),
    ]


def given_up(reservations: Sequence[Reservation]) -> list[Reservation]:
    """The same claims for no day at all."""
    return [
        replace(reservation, ends_on=reservation.starts_on - _A_DAY) for reservation in reservations
    ]


def changed(before: Sequence[Reservation], after: Sequence[Reservation]) -> list[Reservation]:
    """What is claimed when something goes from one place to another; what stayed stays."""
    kept = {reservation.key for reservation in before} & {reservation.key for reservation in after}
    return [
        reservation for reservation in (*given_up(before), *after) if reservation.key not in kept
    ]


def _next_month(first_day: date) -> date:
    return (first_day + 31 * _A_DAY).replace(day=1)


def _last_day(first_day: date) -> date:
    return _next_month(first_day) - _A_DAY
