"""What the read models say, as metrics: who keeps the quota, and do sums still equal the facts?

Every process that folds or answers may run the monitor: all of them say the same.
"""

import threading
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

import structlog
from prometheus_client import Gauge

from chassis.clock import Clock
from chassis.postgres import BAD_DAY
from services.projection.asking import Asker, When
from services.projection.read_models.quota_compliance import query as quotas

EVERY: Final = 15.0
"""Seconds between two looks."""

_WHOSE: Final = ["depth", "organization", "name", "level"]
"""Depth 0: the top of today's tree with everything below it; depth 1: each organization directly
below the top, a district as long as there are districts. Then its code, its name, and the level of
the members. So there are as many as a province has districts, and no person among them.
"""

MEMBERS: Final = Gauge(
    "sausat_quota_members",
    "Members who owe visits in the current year, by organization and level.",
    _WHOSE,
)
MEMBERS_BEHIND: Final = Gauge(
    "sausat_quota_members_behind",
    "Members who have made fewer visits than their pace asks for, by organization and level.",
    _WHOSE,
)
AT_QUOTA: Final = Gauge(
    "sausat_quota_at_quota_ratio",
    "Share (0 to 1) of the members owing visits in the current year who have made them all.",
    _WHOSE,
)
MADE: Final = Gauge(
    "sausat_quota_made_ratio",
    "Share (0 to 1) of the visits owed in the current year that are made; what a member makes"
    " beyond the quota makes good for nobody else.",
    _WHOSE,
)
SUMS_DIFFERING: Final = Gauge(
    "sausat_quota_sums_differing",
    "Members' sums that differ from a query over the facts, by year of the visits; must be 0.",
    ["year"],
)
SUMS_CHECKED: Final = Gauge(
    "sausat_quota_sums_checked_timestamp_seconds",
    "When the sums of the year were last held against the facts, in Unix time.",
    ["year"],
)

_TOP: Final = """
    SELECT o.organization_id FROM organization o
    WHERE NOT EXISTS (SELECT 1 FROM organization_parent p
                      WHERE p.organization_id = o.organization_id)
      AND EXISTS (SELECT 1 FROM branch b
                  WHERE b.organization_id = o.organization_id
                    AND %(on)s BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity'))
"""
_CALLED: Final = """
    SELECT DISTINCT ON (n.organization_id) n.organization_id, n.code, n.name
    FROM organization_name n WHERE n.organization_id = ANY (%(organizations)s)
    ORDER BY n.organization_id, n.effective_on <= %(on)s DESC, n.effective_on DESC, n.version DESC
"""
_YEARS: Final = """
    SELECT year FROM quota_sum
    UNION
    SELECT extract(year FROM held_on)::integer FROM meeting_step WHERE held_on IS NOT NULL
    ORDER BY year
"""
# One statement, so one snapshot: sums are committed together with the facts they follow from.
_DIFFERING: Final = """
    SELECT count(*) AS differing
    FROM (SELECT * FROM quota_sum WHERE year = %(year)s) s
    FULL JOIN quotas_made(%(year)s, make_date(%(year)s, 12, 31), NULL) m
      ON (s.member_id, s.level) = (m.member_id, m.level)
    WHERE (s.attended, s.recorded, s.confirmed)
          IS DISTINCT FROM (m.attended, m.recorded, m.confirmed)
"""

Labels = tuple[str, ...]


class Monitor:
    """A worker that keeps the metrics above as the live generation has them."""

    def __init__(self, asker: Asker, clock: Clock) -> None:
        self._asker = asker
        self._clock = clock
        self._turn = 0
        self._said: dict[Gauge, set[Labels]] = {}

    def run(self, stopping: threading.Event) -> None:
        """Look until told to stop. A day on which the database is away is waited out: the time of
        the last check tells how old the answers are.
        """
        while not stopping.is_set():
            try:
                self.look()
            except BAD_DAY as error:
                structlog.get_logger().warning("monitor_waiting", error=str(error))
            stopping.wait(EVERY)

    def look(self) -> None:
        """Ask once and set every metric; an organization that is no more is named no more.

        Of the years the current one is checked each time, the others by turns.
        """
        today = self._clock.today()
        self._say_compliance(today)
        self._check_sums(today.year)

    def _say_compliance(self, today: date) -> None:
        found = self._compliance(today)
        self._say(MEMBERS, {whose: row["members"] for whose, row in found.items()})
        self._say(MEMBERS_BEHIND, {whose: row["behind"] for whose, row in found.items()})
        self._say(AT_QUOTA, {whose: row["share_at_quota"] for whose, row in found.items()})
        self._say(MADE, {whose: row["share_of_plan"] for whose, row in found.items()})

    def _compliance(self, today: date) -> dict[Labels, Mapping[str, Any]]:
        """What the read API says today of the top and of each directly below it."""
        when = When(on=today, tree_on=today)
        found: list[tuple[str, UUID, Mapping[str, Any]]] = []
        for row in self._asker.rows(_TOP, {"on": today}):
            top: UUID = row["organization_id"]
            whole = quotas.by_level(self._asker, top, today.year, when, today)
            below = quotas.by_child(self._asker, top, today.year, when, today)
            found += [("0", top, level) for level in whole]
            found += [("1", level["organization_id"], level) for level in below]
        called = self._called({organization for _, organization, _ in found}, today)
        return {
            (depth, *called[organization], level["level"]): level
            for depth, organization, level in found
            if level["members"]
        }

    def _called(self, organizations: Iterable[UUID], today: date) -> dict[UUID, tuple[str, str]]:
        given = {"organizations": list(organizations), "on": today}
        return {
            row["organization_id"]: (row["code"], row["name"])
            for row in self._asker.rows(_CALLED, given)
        }

    def _check_sums(self, current: int) -> None:
        others = [row["year"] for row in self._asker.rows(_YEARS, {}) if row["year"] != current]
        self._turn += 1
        for year in (current, *others[self._turn % max(1, len(others)) :][:1]):
            (found,) = self._asker.rows(_DIFFERING, {"year": year})
            SUMS_DIFFERING.labels(str(year)).set(found["differing"])
            SUMS_CHECKED.labels(str(year)).set(self._clock.now().timestamp())
            if found["differing"]:
                structlog.get_logger().error("sums_differ", year=year, rows=found["differing"])

    def _say(self, gauge: Gauge, values: Mapping[Labels, float]) -> None:
        for labels, value in values.items():
            gauge.labels(*labels).set(value)
        for gone in self._said.get(gauge, set()) - values.keys():
            gauge.remove(*gone)
        self._said[gauge] = set(values)
