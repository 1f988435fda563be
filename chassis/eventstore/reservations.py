"""What no aggregate can decide alone: a key that only one may hold on any day."""

import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from psycopg import Connection, Cursor
from psycopg.rows import DictRow
from psycopg.sql import SQL, Identifier

_LOCKS: Final = 1
"""The first number of the advisory locks that are about reservations."""

_BUCKETS: Final = 64
"""An import has thousands of keys, more than a server has locks for: they share so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """From the first day to the last, both included, ``key`` is ``holder``'s alone.

    Stored in the transaction of the events that justify it. Where another holder has the key on
    one of these days, nothing is stored and ``refusal`` is raised. The same key, holder and first
    day again change the last day; a last day before the first gives the reservation up.
    """

    key: str
    holder: str
    starts_on: date
    ends_on: date | None
    refusal: Exception


@dataclass(frozen=True, slots=True)
class StoredReservation:
    """A stored reservation."""

    key: str
    holder: str
    starts_on: date
    ends_on: date | None


class ReservationTable:
    """The reservations of one service, beside its events."""

    def __init__(self, schema: str, name: str) -> None:
        self._table = Identifier(schema, name)

    def insert(self, cursor: Cursor[DictRow], reservations: Sequence[Reservation]) -> None:
        """Take the reservations. Whoever wants one of the same keys waits before touching the
        table, and all wait in the same order: two commands cannot wait for each other.
        """
        for bucket in sorted({zlib.crc32(c.key.encode()) % _BUCKETS for c in reservations}):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", (_LOCKS, bucket))
        for reservation in sorted(reservations, key=_in_turn):
            if _gives_up(reservation):
                cursor.execute(
                    SQL(
                        "DELETE FROM {table} WHERE key = %s AND holder = %s AND starts_on = %s"
                    ).format(table=self._table),
                    (reservation.key, reservation.holder, reservation.starts_on),
                )
            else:
                cursor.execute(
                    SQL(
                        "INSERT INTO {table} (key, holder, starts_on, ends_on)"
                        " VALUES (%s, %s, %s, %s) ON CONFLICT (key, holder, starts_on)"
                        " DO UPDATE SET ends_on = excluded.ends_on"
                    ).format(table=self._table),
                    (
                        reservation.key,
                        reservation.holder,
                        reservation.starts_on,
                        reservation.ends_on,
                    ),
                )

    def refused(
        self, connection: Connection[Any], reservations: Sequence[Reservation]
    ) -> Reservation | None:
        """The first of them that somebody else stands in the way of, if any still does."""
        for reservation in reservations:
            if _gives_up(reservation):
                continue
            taken = connection.execute(
                SQL(
                    "SELECT 1 FROM {table} WHERE key = %s AND holder <> %s"
                    " AND daterange(starts_on, ends_on, '[]') && daterange(%s, %s, '[]')"
                ).format(table=self._table),
                (reservation.key, reservation.holder, reservation.starts_on, reservation.ends_on),
            ).fetchone()
            if taken:
                return reservation
        return None

    def held(self, connection: Connection[Any], keys: Collection[str]) -> list[StoredReservation]:
        """Every reservation on one of the keys, whoever holds it and on whatever days."""
        found = connection.execute(
            SQL(
                "SELECT key, holder, starts_on, ends_on FROM {table} WHERE key = ANY(%s)"
                " ORDER BY key, starts_on"
            ).format(table=self._table),
            (list(keys),),
        )
        return [StoredReservation(**row) for row in found]


def _gives_up(reservation: Reservation) -> bool:
    return reservation.ends_on is not None and reservation.ends_on < reservation.starts_on


def _in_turn(reservation: Reservation) -> tuple[object, ...]:
    """Within one command too, what is given up or ended makes room before it is reserved anew."""
    return (
        not _gives_up(reservation),
        reservation.ends_on is None,
        reservation.key,
        reservation.starts_on,
    )
