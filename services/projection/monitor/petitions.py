"""How many petitions are open and overdue, and whether the sums of petitions equal the facts."""

from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Final
from uuid import UUID

import structlog
from prometheus_client import Gauge

from chassis.clock import Clock
from services.projection.monitor.districts import WHOSE, below, called, tops
from services.projection.monitor.gauges import Said
from services.projection.read_database import ReadDatabase, TimeScope
from services.projection.read_models.petitions.queries import invariants as checks, statistics

PETITIONS_OPEN: Final = Gauge(
    "sausat_petitions_open",
    "Petitions that are not solved, withdrawn or merged into another, by organization.",
    WHOSE,
)
PETITIONS_OVERDUE: Final = Gauge(
    "sausat_petitions_overdue",
    "Petitions whose answer is owed and was due before today, by organization.",
    WHOSE,
)
PETITION_SUMS_DIFFERING: Final = Gauge(
    "sausat_petition_sums_differing",
    "Sums of petitions that differ from a query over the facts, by year of raising; must be 0.",
    ["year"],
)
PETITION_SUMS_CHECKED: Final = Gauge(
    "sausat_petition_sums_checked_timestamp_seconds",
    "When sums of petitions raised in the year were last held against the facts, in Unix time.",
    ["year"],
)

PARTS: Final = 16
"""The sums of all months together are checked part by part: there are as many as petitions."""


class Petitions:
    """Sets the metrics above as the live generation has them."""

    def __init__(self, database: ReadDatabase, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._turn = 0
        self._said = Said()
        self._differing: Counter[str] = Counter()

    def look(self) -> None:
        """Of the months the current one is checked each time, the others by turns."""
        today = self._clock.today()
        self._say_open(today)
        self._check_sums(f"{today:%Y-%m}")

    def _say_open(self, today: date) -> None:
        whose: list[tuple[str, UUID]] = []
        for top in tops(self._database, today):
            whose.append(("0", top))
            whose += [("1", each) for each in below(self._database, top, today)]
        names = called(self._database, [organization for _, organization in whose], today)
        counted = statistics.open_and_overdue(
            self._database, list(names), TimeScope(on=today, tree_on=today)
        )
        labelled = {(depth, *names[each]): counted[each] for depth, each in whose}
        self._said.say(PETITIONS_OPEN, {labels: n for labels, (n, _) in labelled.items()})
        self._said.say(PETITIONS_OVERDUE, {labels: n for labels, (_, n) in labelled.items()})

    def _check_sums(self, current: str) -> None:
        others = [month for month in checks.months(self._database) if month != current]
        self._turn += 1
        for month in (current, *others[self._turn % max(1, len(others)) :][:1]):
            self._note(month, checks.differing(self._database, month))
        part = self._turn % PARTS
        self._note(f"all {part}", checks.differing_totals(self._database, *_bounds()[part]))

    def _note(self, part: str, differing: int) -> None:
        """A part that differed differs until it has been looked at again."""
        self._differing[part] = differing
        year = part[:4].strip()
        known = sum(n for each, n in self._differing.items() if each.startswith(year))
        PETITION_SUMS_DIFFERING.labels(year).set(known)
        PETITION_SUMS_CHECKED.labels(year).set(self._clock.now().timestamp())
        if differing:
            structlog.get_logger().error("sums_differ", petitions=part, rows=differing)


def _bounds() -> list[tuple[UUID, UUID]]:
    """The ids of scopes in parts of one size, each from its first to its last."""
    edges = [number * (1 << 128) // PARTS for number in range(PARTS + 1)]
    return [(UUID(int=first), UUID(int=following - 1)) for first, following in pairwise(edges)]
