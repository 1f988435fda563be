"""What only one may hold: a scope's regulation, a commune's zone, a month and a host's turn.

Each function answers all the claims that its aggregate makes as it is now. A claim made before
with another last day is changed by making it again.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from chassis.claims import Claim
from services.petition.application import conflicts
from services.petition.by_name import briefing_key
from services.petition.directory import regulation_key, zone_key
from services.petition.domain.briefing import Briefing
from services.petition.domain.regulation import PetitionRegulation
from services.petition.domain.zone import Zone

_A_DAY = timedelta(days=1)


def of_regulation(regulation: PetitionRegulation) -> list[Claim]:
    """Its scope. One for a part of the subtree is another scope, and stands beside it."""
    return [
        Claim(
            key=regulation_key(regulation.scope_id),
            holder=str(regulation.id),
            starts_on=regulation.period.starts_on,
            ends_on=regulation.period.ends_on,
            refusal=conflicts.RegulationAlreadyInForce(),
        )
    ]


def of_zone(zone: Zone, field: str = "commune_id") -> list[Claim]:
    """Its communes, each on the days on which it belongs to the zone."""
    return [
        Claim(
            key=zone_key(commune_id),
            holder=str(zone.id),
            starts_on=period.starts_on,
            ends_on=period.ends_on,
            refusal=conflicts.CommuneInAnotherZone(field),
        )
        for commune_id, periods in zone.communes.items()
        for period in periods
    ]


def of_briefing(briefing: Briefing, field: str = "planned_on") -> list[Claim]:
    """The zone's month; and the host's turn, which lasts through the month after.

    ``field`` is where the order gave the day.
    """
    return [
        Claim(
            key=briefing_key(briefing.zone_id),
            holder=str(briefing.id),
            starts_on=briefing.month,
            ends_on=_last_day(briefing.month),
            refusal=conflicts.BriefingAlreadyPlanned(field),
        ),
        Claim(
            key=f"host:{briefing.zone_id}:{briefing.host_id}",
            holder=str(briefing.id),
            starts_on=briefing.month,
            ends_on=_last_day(_next_month(briefing.month)),
            refusal=conflicts.HostedLastTime(),
        ),
    ]


def given_up(claims: Sequence[Claim]) -> list[Claim]:
    """The same claims for no day at all."""
    return [replace(claim, ends_on=claim.starts_on - _A_DAY) for claim in claims]


def changed(before: Sequence[Claim], after: Sequence[Claim]) -> list[Claim]:
    """What is claimed when something goes from one place to another; what stayed stays."""
    kept = {claim.key for claim in before} & {claim.key for claim in after}
    return [claim for claim in (*given_up(before), *after) if claim.key not in kept]


def _next_month(first_day: date) -> date:
    return (first_day + 31 * _A_DAY).replace(day=1)


def _last_day(first_day: date) -> date:
    return _next_month(first_day) - _A_DAY
