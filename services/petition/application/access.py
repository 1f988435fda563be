"""Who may give orders about regulations, offices, zones and briefings.

An account's roles are those of the day of the order. Who may do what with a petition stands in
``permissions``.
"""

from collections.abc import Collection
from datetime import date
from typing import Final, Protocol
from uuid import UUID

from chassis.authority import Grant
from chassis.order import Order
from chassis.refusals import NotAllowed
from services.petition.domain.zone import Zone

REGULATORS: Final = frozenset({"district_office", "province_office"})


class Authority(Protocol):
    """What an account may do on a day; see :class:`chassis.authority.Authority`."""

    def require(
        self,
        account: str,
        roles: Collection[str],
        node_id: UUID,
        on: date,
        *,
        field: str | None = None,
    ) -> None: ...

    def roles(self, account: str, node_id: UUID, on: date) -> frozenset[str]: ...

    def grants(self, account: str, on: date) -> list[Grant]: ...


class People(Protocol):
    """Who signs in as whom, and who leads a zone; see :mod:`services.petition.directory`."""

    def members_of(self, account: str) -> frozenset[UUID]: ...

    def zone_head(self, zone_id: UUID, on: date) -> UUID | None: ...

    def zone_deputy(self, zone_id: UUID, on: date) -> UUID | None: ...


class Access:
    """Answers by returning; raises NotAllowed, or Unknown naming the field."""

    def __init__(self, authority: Authority, people: People) -> None:
        self._authority = authority
        self._people = people

    def of_regulator(self, order: Order, organization_id: UUID, field: str | None = None) -> None:
        """The office of a district or a province, in its subtree."""
        self._authority.require(order.actor, REGULATORS, organization_id, order.today, field=field)

    def of_province(self, order: Order) -> None:
        """The office of a province: its days are those of everybody in it."""
        grants = self._authority.grants(order.actor, order.today)
        if not any(grant.role == "province_office" for grant in grants):
            raise NotAllowed("only the office of a province decides which days are worked")

    def of_briefing(
        self, order: Order, zone: Zone, host_ids: Collection[UUID], field: str | None = None
    ) -> None:
        """A regulator over the zone, the office of each of the hosts, or who leads the zone."""
        if self._leads(order, zone):
            return
        if all(self._is_office(order, host_id) for host_id in host_ids):
            return
        self.of_regulator(order, zone.organization_id, field)

    def of_announcing(self, order: Order, zone: Zone) -> None:
        """A regulator over the zone, or who leads the zone."""
        if not self._leads(order, zone):
            self.of_regulator(order, zone.organization_id)

    def _leads(self, order: Order, zone: Zone) -> bool:
        """Whether the order is given by the zone's head or deputy of today."""
        leaders = {
            self._people.zone_head(zone.id, order.today),
            self._people.zone_deputy(zone.id, order.today),
        }
        return not leaders.isdisjoint(self._people.members_of(order.actor))

    def _is_office(self, order: Order, host_id: UUID) -> bool:
        return "commune_office" in self._authority.roles(order.actor, host_id, order.today)
