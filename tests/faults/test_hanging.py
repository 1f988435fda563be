"""A process that hangs in the middle of a transaction holds the others up for a moment only."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from chassis.postgres.database import TRANSIENT_ERRORS, Database


@contextmanager
def opened(url: str, hung_after: float = 30.0) -> Iterator[Database]:
    database = Database(url, hung_after=hung_after)
    try:
        yield database
    finally:
        database.close()


def hang(hanging: Database, waiting: Database) -> None:
    """Lock a row, and go on only after somebody else has changed it."""
    with hanging.transaction() as asleep:
        asleep.execute("UPDATE position SET next_offset = 5")
        with waiting.transaction() as cursor:
            cursor.execute("UPDATE position SET next_offset = 7")
        asleep.execute("SELECT 1")


def test_what_a_hanging_transaction_has_locked_is_given_to_whoever_waits(database: str) -> None:
    with opened(database, hung_after=0.2) as hanging, opened(database) as waiting:
        with waiting.transaction() as cursor:
            cursor.execute("CREATE TABLE position (next_offset bigint)")
            cursor.execute("INSERT INTO position VALUES (0)")

        with pytest.raises(TRANSIENT_ERRORS):
            hang(hanging, waiting)

        assert waiting.rows("SELECT next_offset FROM position") == [{"next_offset": 7}]
        assert hanging.rows("SELECT 1 AS one") == [{"one": 1}]


def _sleep_while_another_writes(hanging: Database, waiting: Database) -> None:
    with hanging.transaction() as asleep:
        asleep.execute("UPDATE position SET next_offset = 5")
        with waiting.transaction() as cursor:
            cursor.execute("UPDATE position SET next_offset = 7")
        asleep.execute("SELECT 1")
