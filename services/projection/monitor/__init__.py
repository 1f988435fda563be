"""What the read models say, as metrics: who keeps the quota, what is asked and owed, and do sums
still equal the facts?

Every process that folds or answers may run the monitor: all of them say the same.
"""

import threading
from typing import Final

import structlog

from chassis.backoff import repeat
from chassis.clock import Clock
from chassis.postgres.database import TRANSIENT_ERRORS
from services.projection.monitor.petitions import (
    PETITION_SUMS_CHECKED,
    PETITION_SUMS_DIFFERING,
    PETITIONS_OPEN,
    PETITIONS_OVERDUE,
    Petitions,
)
from services.projection.monitor.quotas import (
    AT_QUOTA,
    MADE,
    MEMBERS,
    MEMBERS_BEHIND,
    SUMS_CHECKED,
    SUMS_DIFFERING,
    Quotas,
)
from services.projection.read_database import ReadDatabase

__all__ = [
    "AT_QUOTA",
    "EVERY",
    "MADE",
    "MEMBERS",
    "MEMBERS_BEHIND",
    "PETITIONS_OPEN",
    "PETITIONS_OVERDUE",
    "PETITION_SUMS_CHECKED",
    "PETITION_SUMS_DIFFERING",
    "SUMS_CHECKED",
    "SUMS_DIFFERING",
    "Monitor",
]

EVERY: Final = 15.0
"""Seconds between two looks."""


class Monitor:
    """A worker that keeps the metrics above as the live generation has them."""

    def __init__(self, database: ReadDatabase, clock: Clock) -> None:
        self._looks = (Quotas(database, clock).look, Petitions(database, clock).look)

    def run(self, stopping: threading.Event) -> None:
        """Look until told to stop. A day on which the database is away is waited out: the time of
        the last check tells how old the answers are.
        """
        log = structlog.get_logger()
        repeat(
            self.look,
            stopping,
            errors=TRANSIENT_ERRORS,
            waiting=lambda error, _: log.warning("monitor_waiting", error=str(error)),
            every=lambda: EVERY,
        )

    def look(self) -> None:
        """Ask once and set every metric; an organization that is no more is named no more."""
        for look in self._looks:
            look()
