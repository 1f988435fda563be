"""Waiting for one's own write: until a position is folded here, by push, for a bounded time."""

import select
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final
from uuid import UUID

from psycopg2 import sql

from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from chassis.refusals import NotYetFolded
from kernel.errors import Refusal

CHANNEL: Final = "folded"
"""The projector tells on this PostgreSQL channel that a batch is in the tables."""

_RECHECK: Final = 0.25
"""Seconds after which the waiting one looks for itself: a lost wake-up costs no more."""

_MISSING: Final = """
    SELECT 1 FROM unnest(%s::uuid[], %s::integer[]) AS stored (key, version)
    WHERE NOT EXISTS (SELECT 1 FROM seen s WHERE s.key = stored.key AND s.version >= stored.version)
      AND NOT EXISTS (SELECT 1 FROM parked p WHERE p.key = stored.key::text)
    LIMIT 1
"""


class NotAPosition(Refusal):
    """A position is ``<aggregate id>:<version>``, as a command's answer gives it."""

    field = "Wait-For"


class PositionWaiter:
    """Whether, and when, events have arrived in the live generation of this database.

    ``is_own`` tells which aggregates live in a log that this service itself reads and does not
    follow: there is nothing to wait for.
    """

    def __init__(
        self,
        database: Database,
        generations: Generations,
        is_own: Callable[[UUID], bool] = lambda _: False,
    ) -> None:
        self._database = database
        self._generations = generations
        self._is_own = is_own

    def wait(self, position: str, seconds: float = 5.0) -> None:
        """Return as soon as the position is folded here. Raises NotAPosition, NotYetFolded."""
        key, version = _parse(position)
        if self._is_own(key):
            return
        self._wait(partial(self._folded, key, version), position, seconds)

    def wait_for_all(self, positions: Mapping[UUID, int], seconds: float = 5.0) -> None:
        """Return as soon as each of these aggregates is folded here up to its version.

        An aggregate that is parked is not waited for: it arrives when somebody mends it. Raises
        NotYetFolded.
        """
        self._wait(partial(self._all_folded, positions), "what was stored last", seconds)

    def _wait(self, arrived: Callable[[], bool], what: str, seconds: float) -> None:
        if arrived():
            return
        until = time.monotonic() + seconds
        connection = self._database.connect()
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
            while not arrived():
                left = until - time.monotonic()
                if left <= 0:
                    raise NotYetFolded(f"{what} has not arrived within {seconds:g} s")
                select.select([connection], [], [], min(_RECHECK, left))
                connection.poll()
                connection.notifies.clear()
        finally:
            connection.close()

    def _folded(self, key: UUID, version: int) -> bool:
        return bool(
            self._database.rows(
                "SELECT 1 FROM seen WHERE key = %s AND version >= %s",
                (key, version),
                schema=self._generations.live(),
            )
        )

    def _all_folded(self, positions: Mapping[UUID, int]) -> bool:
        given = (_array(positions), _array(positions.values()))
        return not self._database.rows(_MISSING, given, schema=self._generations.live())


def _array(values: Iterable[object]) -> str:
    return "{" + ",".join(map(str, values)) + "}"


def _parse(position: str) -> tuple[UUID, int]:
    key, _, version = position.rpartition(":")
    try:
        return UUID(key), int(version)
    except ValueError:
        raise NotAPosition(f"{position!r} is not a position") from None
