"""Who may give orders about regulations, offices, zones and briefings.

An account's roles are those of the day of the order. Who may do what with a petition stands in
``permissions``.
"""

from collections.abc import Collection
from datetime import date
from typing import Final, Protocol
from uuid import UUID

from chassis.directory.authority import Grant
from chassis.eventstore.command import CommandContext
from chassis.refusals import NotAllowed
from services.petition.domain.zone.zone import Zone

REGULATORS: Final = frozenset({"district_office", "province_office"})


class Authority(Protocol):
    """What an account may do on a day; see :class:`chassis.directory.authority.Authority`."""

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
    """Accounts of members, and the leaders of zones."""

    def members_of(self, account: str) -> frozenset[UUID]: ...

    def zone_head(self, zone_id: UUID, on: date) -> UUID | None: ...

    def zone_deputy(self, zone_id: UUID, on: date) -> UUID | None: ...


class Access:
    """Answers by returning; raises NotAllowed, or Unknown naming the field."""

    def __init__(self, authority: Authority, people: People) -> None:
        self._authority = authority
        self._people = people

    def of_regulator(
        self, context: CommandContext, organization_id: UUID, field: str | None = None
    ) -> None:
        """The office of a district or a province, in its subtree."""
        self._authority.require(
            context.actor, REGULATORS, organization_id, context.today, field=field
        )

    def of_province(self, context: CommandContext) -> None:
        """The office of a province: its days are those of everybody in it."""
        grants = self._authority.grants(context.actor, context.today)
        if not any(grant.role == "province_office" for grant in grants):
            raise NotAllowed("only the office of a province decides which days are worked")

    def of_briefing(
        self,
        context: CommandContext,
        zone: Zone,
        host_ids: Collection[UUID],
        field: str | None = None,
    ) -> None:
        """A regulator over the zone, the office of each of the hosts, or who leads the zone."""
        if self._leads(context, zone):
            return
        if all(self._is_office(context, host_id) for host_id in host_ids):
            return
        self.of_regulator(context, zone.organization_id, field)

    def of_announcing(self, context: CommandContext, zone: Zone) -> None:
        """A regulator over the zone, or who leads the zone."""
        if not self._leads(context, zone):
            self.of_regulator(context, zone.organization_id)

    def _leads(self, context: CommandContext, zone: Zone) -> bool:
        """Whether the order is given by the zone's head or deputy of today."""
        leaders = {
            self._people.zone_head(zone.id, context.today),
            self._people.zone_deputy(zone.id, context.today),
        }
        return not leaders.isdisjoint(self._people.members_of(context.actor))

    def _is_office(self, context: CommandContext, host_id: UUID) -> bool:
        return "commune_office" in self._authority.roles(context.actor, host_id, context.today)
