"""Folding dead letters again, through the code of the day."""

from collections.abc import Sequence

from psycopg2 import sql

from chassis.feeds.feed import Record, TopicPartition
from chassis.postgres.database import REJECTED_ROW_ERRORS, Cursor, Database
from chassis.projection import dead_letters
from chassis.projection.batch import sort_records
from chassis.projection.fold import Fold
from chassis.projection.position_waiter import CHANNEL
from chassis.projection.store import versions, write_rows
from contracts.envelope import Envelope


def replay(database: Database, schema: str, folds: Sequence[Fold], key: str) -> int:
    """Fold a parked key's letters with the code of today, all or none; returns how many.

    Raises StillPoison with what is still wrong; the letters then stay where they are. What is no
    event at all has nothing to fold and stays too.
    """
    try:
        with database.transaction(schema) as cursor:
            envelopes = dead_letters.take(cursor, key)
            if envelopes:
                _fold(cursor, schema, folds, key, envelopes)
    except REJECTED_ROW_ERRORS as error:
        raise StillPoison(f"{type(error).__name__}: {error}") from error
    return len(envelopes)


def _fold(
    cursor: Cursor, schema: str, folds: Sequence[Fold], key: str, envelopes: Sequence[Envelope]
) -> None:
    partition = TopicPartition("dead_letters", 0)
    records = [Record(partition, n, n, envelope, b"") for n, envelope in enumerate(envelopes)]
    batch = sort_records(records, folds, versions(cursor, [key]), set())
    if batch.letters:
        raise StillPoison(batch.letters[0].error)
    write_rows(cursor, schema, folds, batch, derive=True)
    cursor.execute(sql.SQL("NOTIFY {}").format(sql.Identifier(CHANNEL)))


class StillPoison(Exception):
    """The code of today cannot fold the events either, or the server refuses their rows."""
