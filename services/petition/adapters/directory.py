"""Snapshots of what a command names: of others from the service's tables, of its own from its log.

What the log holds is as of now; what the tables hold is what has arrived.
"""

from collections.abc import Collection
from datetime import date
from typing import Final, TypeVar
from uuid import UUID

from eventsourcing.domain import Aggregate

from chassis.directory.directory import Directory, KnownOrganization
from chassis.eventstore.event_log import EventLog
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from chassis.projection.position_waiter import PositionWaiter
from chassis.refusals import Unknown
from kernel.period import Period
from services.petition.adapters import queries
from services.petition.adapters.working_days import VietnameseWorkingDays
from services.petition.domain.briefing.briefing import Briefing
from services.petition.domain.briefing.compiled import Answer
from services.petition.domain.office.office import AnsweringOffice
from services.petition.domain.regulation.errors import NoPetitionRegulationInForce
from services.petition.domain.regulation.regulation import PetitionRegulation
from services.petition.domain.snapshots import (
    BriefingSnapshot,
    CellSnapshot,
    MatterSnapshot,
    OfficeSnapshot,
    OpinionSnapshot,
    RegulationSnapshot,
)
from services.petition.domain.zone.zone import STANDING, Zone

A = TypeVar("A", bound=Aggregate)

_LOOKED_BACK: Final = 1000

_COMMUNES: Final = frozenset({"grassroots_committee", "base_cell"})


def regulation_key(scope_id: UUID) -> str:
    """Under this key a regulation holds its days in the subtree of its scope."""
    return f"petition-regulation:{scope_id}"


def zone_key(commune_id: UUID) -> str:
    """Under this key a zone holds the days on which the commune belongs to it."""
    return f"zone-commune:{commune_id}"


class PetitionDirectory(Directory):
    """Every lookup by id raises Unknown, naming the field, where there is nothing of this id."""

    def __init__(self, database: Database, generations: Generations, log: EventLog) -> None:
        super().__init__(database, generations)
        self._log = log
        self._arrivals = PositionWaiter(database, generations)

    def catch_up(self) -> None:
        """Wait until the tables have what the log has by now: its last thousand events are looked
        at, and tables that are further behind are told by an alert. Raises NotYetFolded.
        """
        self._arrivals.wait_for_all(self._log.latest(_LOOKED_BACK))

    def cell(
        self, organization_id: UUID, on: date, field: str | None = "organization_id"
    ) -> CellSnapshot:
        """The organization on the day."""
        found = self.cells([organization_id], on)
        if not found:
            raise Unknown("organization", organization_id, field)
        return found[organization_id]

    def cells(self, organization_ids: Collection[UUID], on: date) -> dict[UUID, CellSnapshot]:
        """Those of the organizations that are known, on the day."""
        return {
            asked: _snapshot(line, on) for asked, line in self.lines(organization_ids, on).items()
        }

    def zone_of(self, commune_id: UUID, on: date) -> UUID | None:
        """The zone to which the commune belongs on the day."""
        return self._holders([zone_key(commune_id)], on).get(zone_key(commune_id))

    def zone_of_cell(self, cell_id: UUID, on: date) -> UUID | None:
        """The zone to which the cell's commune belongs on the day."""
        return self._zones_of([cell_id], on).get(cell_id)

    def regulation_for(
        self, organization_id: UUID, on: date, field: str = "organization_id"
    ) -> RegulationSnapshot:
        """That of the nearest organization above, itself first, with one in force on the day.

        Raises NoPetitionRegulationInForce.
        """
        keys = [regulation_key(scope_id) for scope_id in self.line(organization_id, on)]
        holders = self._holders(keys, on)
        in_force = [holders[key] for key in keys if key in holders]
        if not in_force:
            raise NoPetitionRegulationInForce(field)
        return self._log.get(PetitionRegulation, in_force[0]).snapshot()

    def office(self, office_id: UUID, on: date, field: str | None = "office_id") -> OfficeSnapshot:
        """The answering office on the day."""
        return self._own(AnsweringOffice, office_id, field).snapshot(on)

    def briefing(self, briefing_id: UUID, field: str | None = "briefing_id") -> BriefingSnapshot:
        """The briefing as it is now."""
        return self._own(Briefing, briefing_id, field).snapshot()

    def calendar(self) -> VietnameseWorkingDays:
        """Working days, with what was decided of years so far."""
        moved = self._rows(queries.MOVED_DAYS, {})
        return VietnameseWorkingDays(
            days_off=[row["day"] for row in moved if not row["worked"]],
            days_worked=[row["day"] for row in moved if row["worked"]],
        )

    def opinion(self, opinion_id: UUID, field: str | None = "opinion_id") -> OpinionSnapshot:
        """What was raised, and in whose meeting."""
        found = self._rows(queries.OPINION, {"opinion": opinion_id})
        if not found:
            raise Unknown("opinion", opinion_id, field)
        return OpinionSnapshot(**found[0])

    def matter(self, matter_id: UUID, field: str | None = "matter_id") -> MatterSnapshot:
        """What was found, and where."""
        found = self._rows(queries.MATTER, {"matter": matter_id})
        if not found:
            raise Unknown("matter", matter_id, field)
        return MatterSnapshot(**found[0])

    def open_petitions_of_office(self, office_id: UUID) -> list[UUID]:
        """The petitions whose answer the office owes, alone or with others."""
        found = self._rows(queries.OWED_BY, {"office": office_id})
        return [row["petition_id"] for row in found]

    def zone_head(self, zone_id: UUID, on: date) -> UUID | None:
        """The zone's head who is a standing member of its district committee on the day."""
        zone = self._log.get(Zone, zone_id)
        return self._in_post(zone, zone.head.holder(on), STANDING, on)

    def zone_deputy(self, zone_id: UUID, on: date) -> UUID | None:
        """The zone's deputy who holds a post in its district committee on the day."""
        zone = self._log.get(Zone, zone_id)
        return self._in_post(zone, zone.deputy.holder(on), None, on)

    def waiting_answers(self, zone: Zone, month: date, until: date) -> list[Answer]:
        """Given up to this day and announced nowhere yet, as far as it has arrived (see
        :meth:`catch_up`); late when a list of an earlier month had it.

        They are announced in the zone of the cell's commune on that day, and where that has none,
        in the zone in which the petition was put.
        """
        communes = zone.communes_on(until)
        asked = {"zone": zone.id, "communes": communes, "month": month, "until": until}
        found = self._rows(queries.WAITING, asked)
        zones = self._zones_of({row["cell_id"] for row in found}, until)
        return [
            Answer(petition_id=row["petition_id"], round=row["round"], late=row["late"])
            for row in found
            if zones.get(row["cell_id"], row["zone_id"]) == zone.id
        ]

    def _zones_of(self, cell_ids: Collection[UUID], on: date) -> dict[UUID, UUID]:
        """The zone to which the commune of each of the cells belongs on the day, where to one."""
        keys = {
            cell_id: zone_key(cell.commune_id) for cell_id, cell in self.cells(cell_ids, on).items()
        }
        holders = self._holders(set(keys.values()), on)
        return {cell_id: holders[key] for cell_id, key in keys.items() if key in holders}

    def _in_post(
        self, zone: Zone, member_id: UUID | None, roles: frozenset[str] | None, on: date
    ) -> UUID | None:
        if member_id is None:
            return None
        posts = self.posts(member_id, zone.organization_id, on)
        return member_id if (posts if roles is None else posts & roles) else None

    def _holders(self, keys: Collection[str], on: date) -> dict[str, UUID]:
        """Who has each of the keys on the day; a key that nobody has is not in the answer."""
        return {
            held.key: UUID(held.holder)
            for held in self._log.held(keys)
            if Period(held.starts_on, held.ends_on).covers(on)
        }

    def _own(self, kind: type[A], aggregate_id: UUID, field: str | None) -> A:
        try:
            return self._log.get(kind, aggregate_id)
        except Unknown:
            raise Unknown(kind.__name__.lower(), aggregate_id, field) from None


def _snapshot(line: list[KnownOrganization], on: date) -> CellSnapshot:
    own = line[0]
    communes = [one.organization_id for one in line if one.kind in _COMMUNES]
    districts = [one.organization_id for one in line if one.kind == "district_committee"]
    return CellSnapshot(
        organization_id=own.organization_id,
        kind=own.kind,
        exists=Period(own.began_on, own.last_day).covers(on),
        commune_id=communes[0] if communes else own.organization_id,
        district_id=districts[0] if districts else None,
    )
