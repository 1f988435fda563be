"""The projector: folds what a feed brings into tables, each event exactly once.

Rows, dead letters, the last version seen of each aggregate and the next offset are written in one
transaction. The offset is moved by a compare-and-set, last: a projector whose partition was given
to another finds it moved and throws its batch away.
"""

import threading
from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

import structlog
from psycopg2 import sql

from chassis import dead_letters, metrics
from chassis.arrivals import CHANNEL
from chassis.batch import Batch, sort_records
from chassis.dead_letters import DeadLetter
from chassis.feed import Feed, FeedAway, Record, Slot
from chassis.fold import Fold, Row
from chassis.postgres import BAD_DAY, BAD_ROW, Cursor, Database, copy_rows
from contracts.envelope import Envelope

_DDL: Final = """
CREATE TABLE seen (key uuid PRIMARY KEY, version integer NOT NULL);
CREATE TABLE positions (
    topic text NOT NULL, partition integer NOT NULL, next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition));
"""

_LONGEST_PAUSE: Final = 10.0


def ddl(folds: Sequence[Fold]) -> str:
    """The tables of a generation that these folds fill, and its past.

    The schema ``<generation>_as_of`` has a view of the same name before each table of facts: what
    was recorded until the moment in the setting ``sausat.as_of``. A query that looks there first
    sees the tables as they were then.
    """
    past = []
    for fold in folds:
        past += [
            f"CREATE VIEW {{schema}}_as_of.{table} AS SELECT * FROM {{schema}}.{table}"
            " WHERE recorded_at <= current_setting('sausat.as_of')::timestamptz;"
            for table, columns in fold.columns.items()
            if "recorded_at" in columns
        ]
    past.append("SET LOCAL search_path TO {schema}_as_of, {schema};")
    for fold in folds:
        past += [
            f"CREATE VIEW {{schema}}_as_of.{table} AS {query};"
            for table, query in fold.derived_as_of.items()
        ]
    return "\n".join(
        [
            _DDL,
            dead_letters.DDL,
            *(fold.ddl for fold in folds),
            "CREATE SCHEMA {schema}_as_of;",
            *past,
        ]
    )


class Fenced(Exception):
    """Another projector moved the offset: this batch is not ours to write."""


class TooMuchPoison(Exception):
    """So many events cannot be folded that the fault is ours: stop, and say so."""


class Projector:
    """Folds into one generation, the schema ``schema`` of ``database``.

    ``feed`` is used by this projector alone. Of the last 1,000 records at most ``poison_ratio``
    may go to dead letters, not counting the first 50; above that ``run`` raises TooMuchPoison.
    While ``deferred``, what the folds derive from several rows is left to :meth:`derive`.
    """

    def __init__(
        self,
        name: str,
        database: Database,
        schema: str,
        folds: Sequence[Fold],
        feed: Feed,
        *,
        batch_size: int = 500,
        poison_ratio: float = 0.1,
        deferred: bool = False,
    ) -> None:
        self.name = name
        self._database = database
        self._schema = schema
        self._folds = folds
        self._feed = feed
        self._batch_size = batch_size
        self._poison_ratio = poison_ratio
        self._deferred = deferred
        self._recent: deque[bool] = deque(maxlen=1000)
        self._log = structlog.get_logger().bind(projector=name, schema=schema)

    def run(self, stopping: threading.Event, until: Callable[[], bool] = lambda: False) -> None:
        """Fold until told to stop, or until ``until`` holds; it is asked between batches.

        A day on which the database or the feed is away is waited out. Raises TooMuchPoison.
        """
        pause = 0.0
        while not stopping.wait(pause) and not until():
            try:
                self.step(seconds=1.0)
                pause = 0.0
            except (FeedAway, *BAD_DAY) as error:
                pause = min(_LONGEST_PAUSE, pause * 2 or 0.1)
                self._log.warning("waiting", error=str(error), seconds=pause)
                self._feed.rewind()

    def step(self, seconds: float) -> int:
        """Fold what comes within ``seconds``; returns how many records that were."""
        records = self._feed.poll(seconds, self._batch_size)
        metrics.LOOKED.labels(self.name).set_to_current_time()
        if not records:
            metrics.PROJECTION_LAG.labels(self.name).set(0)
            return 0
        try:
            batch = self._write(records)
        except Fenced:
            metrics.FENCED.labels(self.name).inc()
            self._log.info("fenced", records=len(records))
            self._feed.rewind()
            return len(records)
        self._account_for(records, batch)
        return len(records)

    def caught_up(self, ends: Mapping[Slot, int]) -> bool:
        """Whether everything before these offsets is folded."""
        stored = stored_positions(self._database, self._schema, ends)
        return all(stored.get(slot, 0) >= end for slot, end in ends.items() if end > 0)

    def derive(self) -> None:
        """Derive anew what the folds derive from several rows."""
        with self._database.transaction(self._schema) as cursor:
            for fold in self._folds:
                if fold.refresh is not None:
                    _lock(cursor, self._schema, fold.name)
                    fold.refresh(cursor, None)

    def _write(self, records: Sequence[Record]) -> Batch:
        try:
            with self._database.transaction(self._schema) as cursor:
                batch = self._fold(cursor, records)
                _finish(cursor, records)
        except BAD_ROW as error:
            # A row that the server refuses hides among the others: find it, park it, go on.
            self._log.warning("batch_refused", error=str(error), records=len(records))
            return self._write_one_by_one(records)
        return batch

    def _write_one_by_one(self, records: Sequence[Record]) -> Batch:
        whole = Batch()
        with self._database.transaction(self._schema) as cursor:
            for record in records:
                cursor.execute("SAVEPOINT one")
                try:
                    batch = self._fold(cursor, [record])
                except BAD_ROW as error:
                    cursor.execute("ROLLBACK TO SAVEPOINT one")
                    batch = Batch(letters=[DeadLetter(record, f"{type(error).__name__}: {error}")])
                    dead_letters.park(cursor, batch.letters)
                cursor.execute("RELEASE SAVEPOINT one")
                whole.folded += batch.folded
                whole.duplicates += batch.duplicates
                whole.letters += batch.letters
            _finish(cursor, records)
        return whole

    def _fold(self, cursor: Cursor, records: Sequence[Record]) -> Batch:
        keys = list({r.event.subject for r in records if isinstance(r.event, Envelope)})
        parked = dead_letters.parked_among(cursor, keys)
        batch = sort_records(records, self._folds, _versions(cursor, keys), parked)
        write_rows(cursor, self._schema, self._folds, batch, derive=not self._deferred)
        dead_letters.park(cursor, batch.letters)
        return batch

    def _account_for(self, records: Sequence[Record], batch: Batch) -> None:
        metrics.FOLDED.labels(self.name).inc(batch.folded)
        metrics.DUPLICATES.labels(self.name).inc(batch.duplicates)
        metrics.PARKED.labels(self.name).inc(len(batch.letters))
        last = records[-1].event
        if isinstance(last, Envelope):
            age = (datetime.now(UTC) - last.time).total_seconds()
            metrics.PROJECTION_LAG.labels(self.name).set(max(0.0, age))
        for letter in batch.letters:
            self._log.error("parked", key=letter.key, error=letter.error)
        self._recent.extend([False] * batch.folded + [True] * len(batch.letters))
        parked = sum(self._recent)
        if parked > 50 and parked > self._poison_ratio * len(self._recent):
            raise TooMuchPoison(f"{parked} of the last {len(self._recent)} events cannot be folded")


def stored_positions(database: Database, schema: str, slots: Collection[Slot]) -> dict[Slot, int]:
    """The next offsets of a generation; a slot that was never read is not in the answer."""
    found = database.rows("SELECT topic, partition, next_offset FROM positions", schema=schema)
    stored = {Slot(row["topic"], row["partition"]): int(row["next_offset"]) for row in found}
    return {slot: stored[slot] for slot in slots if slot in stored}


def replay(database: Database, schema: str, folds: Sequence[Fold], key: str) -> int:
    """Fold a parked key's letters with the code of today, all or none; returns how many.

    Raises what is still wrong with the first that fails; the letters then stay where they are.
    """
    with database.transaction(schema) as cursor:
        envelopes = dead_letters.take(cursor, key)
        slot = Slot("dead_letters", 0)
        records = [Record(slot, n, n, envelope, b"") for n, envelope in enumerate(envelopes)]
        batch = sort_records(records, folds, _versions(cursor, [key]), set())
        if batch.letters:
            raise StillPoison(batch.letters[0].error)
        write_rows(cursor, schema, folds, batch, derive=True)
        cursor.execute(sql.SQL("NOTIFY {}").format(sql.Identifier(CHANNEL)))
    return len(envelopes)


class StillPoison(Exception):
    """The code of today cannot fold the event either."""


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
            _lock(cursor, schema, fold.name)
            fold.refresh(cursor, written)
    _keep_versions(cursor, batch.versions)


def _finish(cursor: Cursor, records: Sequence[Record]) -> None:
    """The position is committed with the rows, last."""
    _move_offsets(cursor, records)
    cursor.execute(sql.SQL("NOTIFY {}").format(sql.Identifier(CHANNEL)))


def _versions(cursor: Cursor, keys: Collection[str]) -> dict[UUID, int]:
    cursor.execute("SELECT key, version FROM seen WHERE key = ANY(%s::uuid[])", (_array(keys),))
    return dict(cursor.fetchall())


def _keep_versions(cursor: Cursor, versions: Mapping[UUID, int]) -> None:
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
    """Move each slot's offset from where this batch began to behind its end. Raises Fenced."""
    began: dict[Slot, int] = {}
    behind: dict[Slot, int] = {}
    for record in records:
        began.setdefault(record.slot, record.expected)
        behind[record.slot] = record.offset + 1
    for slot in sorted(behind):
        if began[slot] == 0:
            cursor.execute("INSERT INTO positions VALUES (%s, %s, 0) ON CONFLICT DO NOTHING", slot)
        cursor.execute(
            "UPDATE positions SET next_offset = %s"
            " WHERE topic = %s AND partition = %s AND next_offset = %s",
            (behind[slot], slot.topic, slot.partition, began[slot]),
        )
        if cursor.rowcount != 1:
            raise Fenced(f"{slot} was moved by another projector")


def _lock(cursor: Cursor, schema: str, fold: str) -> None:
    # What is derived from several rows must see every row committed before, so the transactions
    # of several projectors derive one after another; they still copy their rows side by side.
    cursor.execute(
        "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (f"derive {schema} {fold}",)
    )
