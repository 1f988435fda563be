"""What people write for organizations, zones and offices, from the service's own tables.

Neither a code nor a name is an identity: what several bear is answered with all of them.
"""

from collections.abc import Collection
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID

from chassis.eventstore.event_log import EventLog
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from kernel.spelling import comparable
from services.petition.adapters import queries

Written: TypeAlias = tuple[str, date]
"""A code as somebody wrote it, and the day as of which it is meant."""

Month: TypeAlias = tuple[UUID, date]
"""A zone and the first day of a month."""


def briefing_key(zone_id: UUID) -> str:
    """Under this key a briefing holds the days of its month."""
    return f"briefing:{zone_id}"


class NameLookup:
    """Every question is asked in bulk, and is one query; what is not known is not in the answer."""

    def __init__(self, database: Database, generations: Generations, log: EventLog) -> None:
        self._database = database
        self._generations = generations
        self._log = log

    def organizations(self, asked: Collection[Written]) -> dict[Written, list[UUID]]:
        """Those that bear the code on the day."""
        keyed = {(comparable(code), day) for code, day in asked}
        parameters = {"keys": [key for key, _ in keyed], "days": [day for _, day in keyed]}
        found: dict[Written, list[UUID]] = {}
        for row in self._rows(queries.CODED, parameters):
            found.setdefault((row["key"], row["on_day"]), []).append(row["id"])
        return {
            (code, day): found[comparable(code), day]
            for code, day in asked
            if (comparable(code), day) in found
        }

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

    def _rows(self, query: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        return self._database.rows(query, parameters, schema=self._generations.live())
