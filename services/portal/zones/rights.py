"""Forms that somebody is offered for a zone's briefings; the petition service decides."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from contracts.read.tree import ListedOrganization, Organization
from contracts.read.zones import ZoneRow
from kernel.vocabulary import UPPER_OFFICES
from services.portal.web.page_request import PageRequest


@dataclass(frozen=True, slots=True)
class ZoneRights:
    """``leads``: the zone's head or deputy; ``office``: the district's office, or one above;
    ``hosts``: the communes of which it is the office.
    """

    leads: bool
    office: bool
    hosts: frozenset[UUID]

    @property
    def runs(self) -> bool:
        """Plans, moves, holds, takes the attendance and writes the minutes."""
        return self.announces or bool(self.hosts)

    @property
    def announces(self) -> bool:
        return self.leads or self.office

    def may_host(self, commune_id: UUID) -> bool:
        """Tell whether the caller may plan a briefing there."""
        return self.announces or commune_id in self.hosts


def communes_of(district: Organization) -> list[ListedOrganization]:
    """Communes of which a zone of the district can be made."""
    return [one for one in district.children if one.kind == "grassroots_committee"]


def zone_rights(
    page: PageRequest,
    zone: ZoneRow,
    district: Organization | None,
    hosts: Collection[UUID],
) -> ZoneRights:
    """``district``: the zone's organization, where the caller may see it; ``hosts``: communes of
    which the office may act as the host's. Nothing on a page of what was known before.
    """
    caller = page.caller
    leaders = {one.member_id for one in (zone.head, zone.deputy) if one and one.holds}
    return ZoneRights(
        leads=page.acts and caller.member_id is not None and caller.member_id in leaders,
        office=page.acts and district is not None and caller.holds(district.path, UPPER_OFFICES),
        hosts=frozenset(
            host for host in hosts if page.acts and caller.holds_at([host], {"commune_office"})
        ),
    )
