"""What one transaction of a projector writes: rows, versions seen and, last, the offset."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from psycopg2 import sql

from chassis.feeds.feed import Record, TopicPartition
from chassis.postgres.database import Cursor, Database, copy_rows
from chassis.projection.batch import Batch
from chassis.projection.fold import Fold, Row
from chassis.projection.position_waiter import CHANNEL


class Fenced(Exception):
    """Another projector moved the offset: this batch is not ours to write."""


def stored_positions(
    database: Database, schema: str, partitions: Collection[TopicPartition]
) -> dict[TopicPartition, int]:
    """The next offsets of a generation; a partition that was never read is not in the answer."""
    found = database.rows("SELECT topic, partition, next_offset FROM positions", schema=schema)
    stored = {
        TopicPartition(row["topic"], row["partition"]): int(row["next_offset"]) for row in found
    }
    return {partition: stored[partition] for partition in partitions if partition in stored}


def write_rows(
    cursor: Cursor, schema: str, folds: Sequence[Fold], batch: Batch, *, derive: bool
) -> None:
    """Append the batch's rows, derive what follows from them, keep the versions seen."""
    written: dict[str, list[Row]] = {}
    for fold in folds:
        for table, rows in batch.rows[fold.name].items():
            copy_rows(cursor, table, fold.columns[table], rows)
            written[table] = rows
    for fold in folds:
        if derive and fold.refresh is not None and fold.derives_from & written.keys():
            lock(cursor, schema, fold.name)
            fold.refresh(cursor, written)
    _keep_versions(cursor, batch.versions)


def finish(cursor: Cursor, records: Sequence[Record]) -> None:
    """The position is committed with the rows, last."""
    _move_offsets(cursor, records)
    cursor.execute(sql.SQL("NOTIFY {}").format(sql.Identifier(CHANNEL)))


def versions(cursor: Cursor, keys: Collection[str]) -> dict[str, int]:
    """The last version folded of each of the aggregates; one never seen is not in the answer."""
    cursor.execute(
        "SELECT key::text, version FROM seen WHERE key = ANY(%s::uuid[])", (_array(keys),)
    )
    return dict(cursor.fetchall())


def _keep_versions(cursor: Cursor, versions: Mapping[str, int]) -> None:
    if versions:
        cursor.execute(
            "INSERT INTO seen (key, version) SELECT * FROM unnest(%s::uuid[], %s::integer[])"
            " ON CONFLICT (key) DO UPDATE SET version = excluded.version",
            (_array(versions), _array(versions.values())),
        )


def _array(values: Iterable[object]) -> str:
    # In one piece: as a list of thousands of expressions it would take the server long to read.
    return "{" + ",".join(map(str, values)) + "}"


def _move_offsets(cursor: Cursor, records: Sequence[Record]) -> None:
    """Move each partition's offset from where this batch began to behind its end. Raises Fenced."""
    began: dict[TopicPartition, int] = {}
    behind: dict[TopicPartition, int] = {}
    for record in records:
        began.setdefault(record.partition, record.expected)
        behind[record.partition] = record.offset + 1
    for partition in sorted(behind):
        if began[partition] == 0:
            cursor.execute(
                "INSERT INTO positions VALUES (%s, %s, 0) ON CONFLICT DO NOTHING", partition
            )
        cursor.execute(
            "UPDATE positions SET next_offset = %s"
            " WHERE topic = %s AND partition = %s AND next_offset = %s",
            (behind[partition], partition.topic, partition.partition, began[partition]),
        )
        if cursor.rowcount != 1:
            raise Fenced(f"{partition} was moved by another projector")


def lock(cursor: Cursor, schema: str, fold: str) -> None:
    """Wait until nobody else derives for this fold; held until the transaction ends."""
    # What is derived from several rows must see every row committed before, so the transactions
    # of several projectors derive one after another; they still copy their rows side by side.
    cursor.execute(
        "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (f"derive {schema} {fold}",)
    )
