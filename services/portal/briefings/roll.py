"""Roll of a briefing: those who are expected, and of them those who came."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from contracts.read.briefings import Briefing, NamedAttendee
from contracts.read.tree import ListedOrganization, Organization
from contracts.read.zones import Zone
from services.portal.messages.vocabulary import CAPACITIES
from services.portal.web.forms import Typed

_OF_A_COMMUNE: Final = ("district_member", "commune_secretary", "commune_chairman")


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody on the list; ``value`` is what the form sends."""

    capacity: str
    organization_id: UUID
    member_id: UUID | None
    name: str
    came: bool = False

    @property
    def value(self) -> str:
        return f"{self.capacity}|{self.organization_id}|{self.member_id or ''}"


def roll(
    briefing: Briefing, zone: Zone, cells: Iterable[ListedOrganization | Organization]
) -> dict[str, list[Expected]]:
    """Rolls by capacity, in their order: those entered before, then those who belong there besides.

    ``cells``: those of the zone's communes, as far as the caller may see them.
    """
    entered = [
        *(_entered(row, came=True) for row in briefing.came),
        *(_entered(row, came=False) for row in briefing.missing),
    ]
    known = {(one.capacity, one.organization_id) for one in entered}
    others = [
        one for one in _belonging(zone, cells) if (one.capacity, one.organization_id) not in known
    ]
    whole = [*entered, *others]
    groups = {c: [one for one in whole if one.capacity == c] for c in CAPACITIES}
    return {capacity: group for capacity, group in groups.items() if group}


def body_of(typed: Typed) -> dict[str, list[dict[str, str]]]:
    """Body: who was ticked came, the others on the list did not. What is none is left out."""
    came = list(dict.fromkeys(typed.many("came")))
    missing = [one for one in dict.fromkeys(typed.many("expected")) if one not in came]
    return {
        "came": [one for value in came if (one := _attendee(value))],
        "missing": [one for value in missing if (one := _attendee(value))],
    }


def _belonging(
    zone: Zone, cells: Iterable[ListedOrganization | Organization]
) -> Iterable[Expected]:
    for capacity, leader in (("zone_head", zone.head), ("zone_deputy", zone.deputy)):
        if leader and leader.holds:
            yield Expected(capacity, zone.organization_id, leader.member_id, leader.full_name or "")
    for commune in zone.communes:
        for capacity in _OF_A_COMMUNE:
            yield Expected(capacity, commune.commune_id, None, commune.name or "")
    for cell in cells:
        yield Expected("cell_secretary", cell.organization_id, None, cell.name)


def _entered(row: NamedAttendee, *, came: bool) -> Expected:
    place = row.organization_name or ""
    name = f"{row.full_name}, {place}" if row.full_name else place
    return Expected(row.capacity, row.organization_id, row.member_id, name, came)


def _attendee(value: str) -> dict[str, str] | None:
    capacity, _, ids = value.partition("|")
    organization, _, member = ids.partition("|")
    try:
        found = {"capacity": capacity, "organization_id": str(UUID(organization))}
        return found | ({"member_id": str(UUID(member))} if member else {})
    except ValueError:
        return None
