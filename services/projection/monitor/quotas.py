"""Who keeps the quota of visits, and whether the sums of visits still equal the facts."""

from datetime import date
from typing import Final
from uuid import UUID

import structlog
from prometheus_client import Gauge

from chassis.clock import Clock
from contracts.read.compliance import LevelSums
from services.projection.monitor.districts import WHOSE, Labels, called, tops
from services.projection.monitor.gauges import Said
from services.projection.read_database import ReadDatabase, TimeScope
from services.projection.read_models.quota_compliance import queries as quotas

_WHOSE: Final = [*WHOSE, "level"]
"""And the level of the members."""

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


class Quotas:
    """Sets the metrics above as the live generation has them."""

    def __init__(self, database: ReadDatabase, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._turn = 0
        self._said = Said()

    def look(self) -> None:
        """Of the years the current one is checked each time, the others by turns."""
        today = self._clock.today()
        found = self._compliance(today)
        for gauge, name in (
            (MEMBERS, "members"),
            (MEMBERS_BEHIND, "behind"),
            (AT_QUOTA, "share_at_quota"),
            (MADE, "share_of_plan"),
        ):
            self._said.say(gauge, {whose: getattr(row, name) for whose, row in found.items()})
        self._check_sums(today.year)

    def _compliance(self, today: date) -> dict[Labels, LevelSums]:
        """What the read API says today of the top and of each directly below it."""
        when = TimeScope(on=today, tree_on=today)
        found: list[tuple[str, UUID, LevelSums]] = []
        for top in tops(self._database, today):
            whole = quotas.by_level(self._database, top, today.year, when, today)
            below = quotas.by_child(self._database, top, today.year, when, today)
            found += [("0", top, level) for level in whole]
            found += [("1", level.organization_id, level) for level in below]
        names = called(self._database, {organization for _, organization, _ in found}, today)
        return {
            (depth, *names[organization], level.level): level
            for depth, organization, level in found
            if level.members
        }

    def _check_sums(self, current: int) -> None:
        others = [year for year in self._database.rows(_YEARS, {}, int) if year != current]
        self._turn += 1
        for year in (current, *others[self._turn % max(1, len(others)) :][:1]):
            (differing,) = self._database.rows(_DIFFERING, {"year": year}, int)
            SUMS_DIFFERING.labels(str(year)).set(differing)
            SUMS_CHECKED.labels(str(year)).set(self._clock.now().timestamp())
            if differing:
                structlog.get_logger().error("sums_differ", year=year, rows=differing)
