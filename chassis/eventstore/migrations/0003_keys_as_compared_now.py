"""Keys of reservations as ``kernel.spelling.comparable`` makes them now.

Releases until November 2026 told more spellings apart: ``Hoà`` from ``Hòa``, one dash from another.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

import psycopg2
import structlog

from chassis.postgres.database import Cursor
from kernel.spelling import comparable

_NAMED: Final = re.compile(
    r"(organization-code:|organization-name:[^:]*:|locality-code:)(.*)", re.DOTALL
)
"""The keys that end in a name or a code; the others consist of ids, accounts and fixed words."""

_A_DAY: Final = timedelta(days=1)


class _Row(NamedTuple):
    starts_on: date
    holder: str
    key: str
    ends_on: date | None


def rekeyed(key: str) -> str:
    """The key that is made today of the name or code that this one was made of."""
    named = _NAMED.fullmatch(key)
    return named[1] + comparable(named[2]) if named else key


def migrate(cursor: Cursor, names: Mapping[str, str]) -> None:
    """Re-key every reservation; where another holder is in the way it stays as it is, and a
    warning tells of it.
    """
    table = f"{names['events']}_reservations"
    cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
    cursor.execute(f"SELECT starts_on, holder, key, ends_on FROM {table} ORDER BY 1, 2, 3")
    for key, rows in _one_by_one(map(_Row._make, cursor.fetchall())):
        if all(row.key == key for row in rows) or _moved(cursor, table, key, rows):
            continue
        structlog.get_logger().warning(
            "reservation_keeps_its_key", key=rows[-1].key, wanted=key, holder=rows[-1].holder
        )


def _one_by_one(rows: Iterable[_Row]) -> list[tuple[str, list[_Row]]]:
    """What is one reservation today, with its key.

    Several rows are one if a holder only went from a spelling to another: for this program it has
    borne the name since the first of them, and ends that one.
    """
    found = list[tuple[str, list[_Row]]]()
    latest: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in rows:
        key = rekeyed(row.key)
        before = latest[key, row.holder]
        if before and before[-1].key != row.key and _follows(row, before[-1]):
            before.append(row)
        else:
            latest[key, row.holder] = [row]
            found.append((key, latest[key, row.holder]))
    return found


def _follows(row: _Row, before: _Row) -> bool:
    return before.ends_on is not None and before.ends_on + _A_DAY == row.starts_on


def _moved(cursor: Cursor, table: str, key: str, rows: list[_Row]) -> bool:
    """Whether one row with this key, in place of these, is in nobody's way."""
    cursor.execute("SAVEPOINT before_one")
    try:
        for row in rows[1:]:
            cursor.execute(
                f"DELETE FROM {table} WHERE key = %s AND holder = %s AND starts_on = %s",
                (row.key, row.holder, row.starts_on),
            )
        cursor.execute(
            f"UPDATE {table} SET key = %s, ends_on = %s"
            " WHERE key = %s AND holder = %s AND starts_on = %s",
            (key, rows[-1].ends_on, rows[0].key, rows[0].holder, rows[0].starts_on),
        )
    except psycopg2.IntegrityError:
        cursor.execute("ROLLBACK TO SAVEPOINT before_one")
        return False
    cursor.execute("RELEASE SAVEPOINT before_one")
    return True
