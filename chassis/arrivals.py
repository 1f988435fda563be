"""Waiting for one's own write: until a position is folded here, by push, for a bounded time."""

import select
import time
from collections.abc import Callable
from typing import Final
from uuid import UUID

from psycopg2 import sql

from chassis.generations import Generations
from chassis.postgres import Database
from chassis.refusals import NotYetFolded, Refusal

CHANNEL: Final = "folded"
"""The projector tells on this PostgreSQL channel that a batch is in the tables."""

_RECHECK: Final = 0.25
"""Seconds after which the waiting one looks for itself: a lost wake-up costs no more."""


class NotAPosition(Refusal):
    """A position is ``<aggregate id>:<version>``, as a command's answer gives it."""

    field = "Wait-For"


class Arrivals:
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
        if self._folded(key, version) or self._is_own(key):
            return
        until = time.monotonic() + seconds
        connection = self._database.connect()
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
            while not self._folded(key, version):
                left = until - time.monotonic()
                if left <= 0:
                    raise NotYetFolded(f"{position} has not arrived within {seconds:g} s")
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


def _parse(position: str) -> tuple[UUID, int]:
    key, _, version = position.rpartition(":")
    try:
        return UUID(key), int(version)
    except ValueError:
        raise NotAPosition(f"{position!r} is not a position") from None
