"""What somebody may be offered to do with a zone's briefings; the petition service decides."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kernel.vocabulary import UPPER_OFFICES
from services.portal.web.page_request import PageRequest


@dataclass(frozen=True, slots=True)
class Rights:
    """``leads``: the zone's head or deputy; ``office``: the district's office, or one above;
    ``hosts``: the communes of which it is the office.
    """

    leads: bool
    office: bool
    hosts: frozenset[str]

    @property
    def runs(self) -> bool:
        """Plans, moves, holds, takes the attendance and writes the minutes."""
        return self.announces or bool(self.hosts)

    @property
    def announces(self) -> bool:
        return self.leads or self.office

    def may_host(self, commune_id: str) -> bool:
        """Whether a briefing there may be planned by the caller."""
        return self.announces or commune_id in self.hosts


def communes_of(district: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What a zone of the district can be made of."""
    return [one for one in district["children"] if one["kind"] == "grassroots_committee"]


def rights(
    visit: PageRequest,
    zone: Mapping[str, Any],
    district: Mapping[str, Any] | None,
    hosts: Collection[str],
) -> Rights:
    """``district``: the zone's organization, where the caller may see it; ``hosts``: communes of
    which the office may act as the host's. Nothing on a page of what was known before.
    """
    caller = visit.caller
    leaders = {one["member_id"] for one in (zone["head"], zone["deputy"]) if one and one["holds"]}
    return Rights(
        leads=visit.acts and caller.member_id is not None and str(caller.member_id) in leaders,
        office=visit.acts
        and district is not None
        and caller.holds(district["path"], UPPER_OFFICES),
        hosts=frozenset(
            host
            for host in hosts
            if visit.acts and caller.holds_at([UUID(host)], {"commune_office"})
        ),
    )
