"""A district with two zones' worth of communes. Days are of 2019; today is 20 May."""

from datetime import date
from typing import Any
from uuid import UUID

from eventsourcing.domain import Aggregate

from services.petition.domain.briefing.briefing import Briefing
from services.petition.domain.snapshots import CellSnapshot
from services.petition.domain.zone.zone import Zone

DISTRICT = UUID("00000000-0000-4000-8000-0000000000e1")
OTHER_DISTRICT = UUID("00000000-0000-4000-8000-0000000000e2")
KHANH = UUID("00000000-0000-4000-8000-0000000000d1")
TAN = UUID("00000000-0000-4000-8000-0000000000d2")
LUONG = UUID("00000000-0000-4000-8000-0000000000d3")
CELL = UUID("00000000-0000-4000-8000-0000000000c1")
HEAD = UUID("00000000-0000-4000-8000-0000000000f1")
DEPUTY = UUID("00000000-0000-4000-8000-0000000000f2")
ZONE = UUID("00000000-0000-4000-8000-0000000000a1")
BRIEFING = UUID("00000000-0000-4000-8000-0000000000b1")
FIRST = UUID("00000000-0000-4000-8000-000000000001")
SECOND = UUID("00000000-0000-4000-8000-000000000002")

BEGINNING = date(2019, 1, 1)
PLANNED = date(2019, 5, 8)
TODAY = date(2019, 5, 20)

_OF_THE_LIBRARY = {"originator_id", "originator_version", "timestamp", "originator_topic"}


def then(
    organization_id: UUID = KHANH,
    kind: str = "grassroots_committee",
    *,
    exists: bool = True,
    district_id: UUID | None = DISTRICT,
) -> CellSnapshot:
    """An organization on the day; a commune of the district, if nothing else is said."""
    return CellSnapshot(
        organization_id=organization_id,
        kind=kind,
        exists=exists,
        commune_id=organization_id,
        district_id=district_id,
    )


A_DISTRICT = then(DISTRICT, "district_committee", district_id=DISTRICT)


def a_zone() -> Zone:
    """Since the beginning of the year, without communes."""
    zone = Zone.form(ZONE, A_DISTRICT, name="Khu III", starts_on=BEGINNING)
    zone.collect_events()
    return zone


def a_zone_of(*commune_ids: UUID) -> Zone:
    """With these communes, since the beginning of the year."""
    zone = a_zone()
    for commune_id in commune_ids:
        zone.join(then(commune_id), BEGINNING)
    zone.collect_events()
    return zone


def a_planned_briefing(*, planned_on: date = PLANNED, today: date = TODAY) -> Briefing:
    """In Khánh, in the zone of Khánh and Tân."""
    briefing = Briefing.plan(
        BRIEFING,
        a_zone_of(KHANH, TAN),
        then(KHANH),
        planned_on=planned_on,
        head_id=HEAD,
        today=today,
    )
    briefing.collect_events()
    return briefing


def a_held_briefing() -> Briefing:
    briefing = a_planned_briefing()
    briefing.hold(PLANNED, a_zone_of(KHANH, TAN), TODAY)
    briefing.collect_events()
    return briefing


def a_cancelled_briefing() -> Briefing:
    briefing = a_planned_briefing()
    briefing.cancel("Mưa bão")
    briefing.collect_events()
    return briefing


def happened(aggregate: Aggregate) -> list[tuple[str, dict[str, Any]]]:
    """The new events: name and fields of each, without the library's own."""
    return [
        (
            type(event).__name__,
            {name: value for name, value in vars(event).items() if name not in _OF_THE_LIBRARY},
        )
        for event in aggregate.pending_events
    ]
