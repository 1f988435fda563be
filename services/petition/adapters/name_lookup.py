"""What people write for organizations, zones and offices, from the service's own tables.

Neither a code nor a name is an identity: what several bear is answered with all of them.
"""

from collections.abc import Collection
from datetime import date
from typing import TypeAlias
from uuid import UUID

from chassis.directory.directory import Directory
from chassis.eventstore.event_log import EventLog
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from kernel.spelling import comparable
from services.petition.adapters import queries

Month: TypeAlias = tuple[UUID, date]
"""A zone and the first day of a month."""


def briefing_key(zone_id: UUID) -> str:
    """Under this key a briefing holds the days of its month."""
    return f"briefing:{zone_id}"


class NameLookup(Directory):
    """The directory, and beside the codes of organizations in it the names of zones and offices.

    Every question is asked in bulk, and is one query; what is not known is not in the answer.
    """

    def __init__(self, database: Database, generations: Generations, log: EventLog) -> None:
        super().__init__(database, generations)
        self._log = log

    def zones(self, names: Collection[str]) -> dict[str, list[UUID]]:
        """Those of this name, of whatever district and time."""
        return self._named(queries.ZONES_NAMED, names)

    def offices(self, names: Collection[str]) -> dict[str, list[UUID]]:
        """Those of this name, of whatever district and time."""
        return self._named(queries.OFFICES_NAMED, names)

    def briefings(self, zone_ids: Collection[UUID]) -> dict[Month, UUID]:
        """The briefings of these zones that were not cancelled, each by its month."""
        keys = {briefing_key(zone_id): zone_id for zone_id in zone_ids}
        return {
            (keys[held.key], held.starts_on): UUID(held.holder)
            for held in self._log.held(keys.keys())
        }

    def _named(self, query: str, names: Collection[str]) -> dict[str, list[UUID]]:
        found: dict[str, list[UUID]] = {}
        for row in self._rows(query, {"keys": list({comparable(name) for name in names})}):
            found.setdefault(row["name_key"], []).append(row["id"])
        return {name: found[comparable(name)] for name in names if comparable(name) in found}
