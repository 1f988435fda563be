"""Seeing when something has arrived in the tables that readers read."""

import select
import threading
import time
from types import TracebackType
from typing import Final, Self

from psycopg2 import sql

from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from chassis.projection.position_waiter import CHANNEL

_VISIBLE_WITHIN: Final = 30.0
_LOOKS_AFTER: Final = 0.05
"""Seconds after which it looks without having been told: a lost wake-up costs no more."""


class NeverVisible(RuntimeError):
    """A command was taken and did not arrive in the tables."""


class Watch:
    """Notes the moment at which an aggregate's last event is folded into the live generation.

    Every aggregate has ``events`` events. Watches in a thread of its own between enter and exit.
    """

    def __init__(self, database_url: str, events: int) -> None:
        database = Database(database_url)
        seen = sql.Identifier(Generations(database, "read").live(), "seen")
        self._query = sql.SQL(
            "SELECT key::text FROM {} WHERE version = %s AND key = ANY (%s::uuid[])"
        ).format(seen)
        self._connection = database.connect()
        database.close()
        self._events = events
        self._expected: set[str] = set()
        self._seen: dict[str, float] = {}
        self._changed = threading.Condition()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch")

    def __enter__(self) -> Self:
        self._connection.autocommit = True
        with self._connection.cursor() as cursor:
            cursor.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopping.set()
        self._thread.join()
        self._connection.close()

    def expect(self, key: str) -> None:
        """From now on this aggregate is looked for."""
        with self._changed:
            self._expected.add(key)

    def all_seen(self) -> dict[str, float]:
        """When each was seen, as soon as all were. Raises NeverVisible."""
        with self._changed:
            if not self._changed.wait_for(lambda: not self._expected, _VISIBLE_WITHIN):
                raise NeverVisible(f"{len(self._expected)} of {len(self._seen)}")
            return dict(self._seen)

    def _run(self) -> None:
        while not self._stopping.is_set():
            select.select([self._connection], [], [], _LOOKS_AFTER)
            self._connection.poll()
            self._connection.notifies.clear()
            self._look()

    def _look(self) -> None:
        with self._changed:
            expected = list(self._expected)
        if not expected:
            return
        with self._connection.cursor() as cursor:
            cursor.execute(self._query, (self._events, expected))
            now = time.perf_counter()
            found = [key for (key,) in cursor.fetchall()]
        with self._changed:
            self._expected.difference_update(found)
            self._seen.update(dict.fromkeys(found, now))
            self._changed.notify_all()
