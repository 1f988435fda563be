"""Removes communes from zones when the Party tree changes: a commune that leaves its district, or
ends, leaves its zone; a zone whose district ends, ends with it.

So the zone that takes the commune in need not wait for the one that lost it. As with deadlines,
the table says where to look and the zone decides; it may be stopped at any moment, and any number
may run.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from chassis.eventstore.event_log import EventLog
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from services.petition.application import reservations
from services.petition.domain.zone.zone import Zone
from services.petition.policies.system_commands import SystemCommands

# Communes stand directly under their district.
_DEPARTED: Final = """
    SELECT j.zone_id, j.commune_id, min(x.last_day) AS last_day
    FROM zone_joined j JOIN zone_formed f USING (zone_id)
    CROSS JOIN LATERAL (
        SELECT p.effective_on - 1 AS last_day FROM organization_parent p
        WHERE p.organization_id = j.commune_id AND p.effective_on > j.starts_on
          AND p.parent_id IS DISTINCT FROM f.organization_id
        UNION ALL
        SELECT c.last_day FROM organization_closure c
        WHERE c.organization_id = j.commune_id AND c.last_day >= j.starts_on) x
    WHERE NOT EXISTS (SELECT 1 FROM zone_left l
                      WHERE (l.zone_id, l.commune_id) = (j.zone_id, j.commune_id)
                        AND l.version > j.version)
      AND NOT EXISTS (SELECT 1 FROM zone_ended e WHERE e.zone_id = j.zone_id)
    GROUP BY j.zone_id, j.commune_id ORDER BY last_day, j.zone_id, j.commune_id
"""

_ENDED: Final = """
    SELECT f.zone_id, min(c.last_day) AS last_day
    FROM zone_formed f JOIN organization_closure c USING (organization_id)
    WHERE c.last_day >= f.starts_on
      AND NOT EXISTS (SELECT 1 FROM zone_ended e WHERE e.zone_id = f.zone_id)
    GROUP BY f.zone_id ORDER BY last_day, f.zone_id
"""


class ZoneMembershipPolicy:
    """A departure that is known beforehand is stored beforehand, with its day."""

    def __init__(
        self, log: EventLog, database: Database, generations: Generations, commands: SystemCommands
    ) -> None:
        self._log = log
        self._database = database
        self._generations = generations
        self._commands = commands

    def run_once(self, today: date) -> int:
        """Everything that is known by now; returns how often something was stored."""
        left = sum(self._leave(today, **row) for row in self._rows(_DEPARTED))
        return left + sum(self._close(today, **row) for row in self._rows(_ENDED))

    def _leave(self, today: date, zone_id: UUID, commune_id: UUID, last_day: date) -> bool:
        zone = self._log.get(Zone, zone_id)
        if not zone.belongs(commune_id):
            return False
        zone.leave(commune_id, last_day, f"Sau ngày {last_day:%d/%m/%Y} không còn là xã của huyện")
        return self._commands.save(zone, today, reservations.of_zone(zone))

    def _close(self, today: date, zone_id: UUID, last_day: date) -> bool:
        zone = self._log.get(Zone, zone_id)
        if zone.period.ends_on is not None:
            return False
        zone.close(last_day, f"Tổ chức đảng của khu kết thúc ngày {last_day:%d/%m/%Y}")
        return self._commands.save(zone, today, reservations.of_zone(zone))

    def _rows(self, query: str) -> Iterable[Mapping[str, Any]]:
        return self._database.rows(query, {}, schema=self._generations.live())
