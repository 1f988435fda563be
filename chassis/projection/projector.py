"""The projector: folds what a feed brings into tables, each event exactly once.

Rows, dead letters, the last version seen of each aggregate and the next offset are written in one
transaction. The offset is moved by a compare-and-set, last: a projector whose partition was given
to another finds it moved and throws its batch away.

The transaction does not wait for the disk. What a crash of the server makes it forget it forgets
together with the offset behind it, and it is folded again from there.
"""

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

import structlog

from chassis import metrics
from chassis.backoff import repeat
from chassis.feeds.feed import Feed, FeedAway, Record, TopicPartition
from chassis.postgres.database import REJECTED_ROW_ERRORS, TRANSIENT_ERRORS, Cursor, Database
from chassis.projection import dead_letters
from chassis.projection.batch import Batch, sort_records
from chassis.projection.dead_letters import DeadLetter
from chassis.projection.fold import Fold
from chassis.projection.store import Fenced, finish, lock, stored_positions, versions, write_rows
from contracts.envelope import Envelope


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
        self._breaks = database.breaks
        self._log = structlog.get_logger().bind(projector=name, schema=schema)

    def run(self, stopping: threading.Event, until: Callable[[], bool] = lambda: False) -> None:
        """Fold until told to stop, or until ``until`` holds; it is asked between batches.

        While nothing comes it is ``until`` that looks into the database and finds it to have been
        away.
        A day on which the database or the feed is away is waited out. Raises TooMuchPoison.
        """
        repeat(
            self._go_on,
            stopping,
            errors=(FeedAway, *TRANSIENT_ERRORS),
            waiting=self._begin_again,
            until=until,
        )

    def _go_on(self) -> None:
        self._return_to_what_is_stored()
        self.step(seconds=1.0)

    def _begin_again(self, error: Exception, seconds: float) -> None:
        self._log.warning("waiting", error=str(error), seconds=seconds)
        self._feed.rewind()

    def _return_to_what_is_stored(self) -> None:
        # A server that crashed may stand behind where the feed is, also when nothing more comes.
        if self._database.breaks != self._breaks:
            self._breaks = self._database.breaks
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

    def caught_up(self, ends: Mapping[TopicPartition, int]) -> bool:
        """Whether everything before these offsets is folded."""
        stored = stored_positions(self._database, self._schema, ends)
        return all(stored.get(partition, 0) >= end for partition, end in ends.items() if end > 0)

    def derive(self) -> None:
        """Derive anew what the folds derive from several rows."""
        with self._database.transaction(self._schema) as cursor:
            for fold in self._folds:
                if fold.refresh is not None:
                    lock(cursor, self._schema, fold.name)
                    fold.refresh(cursor, None)

    def _write(self, records: Sequence[Record]) -> Batch:
        try:
            with self._database.transaction(self._schema, redoable=True) as cursor:
                batch = self._fold(cursor, records)
                finish(cursor, records)
        except REJECTED_ROW_ERRORS as error:
            # A row that the server refuses hides among the others: find it, park it, go on.
            self._log.warning("batch_refused", error=str(error), records=len(records))
            return self._write_one_by_one(records)
        return batch

    def _write_one_by_one(self, records: Sequence[Record]) -> Batch:
        whole = Batch()
        with self._database.transaction(self._schema, redoable=True) as cursor:
            for record in records:
                cursor.execute("SAVEPOINT one")
                try:
                    batch = self._fold(cursor, [record])
                except REJECTED_ROW_ERRORS as error:
                    cursor.execute("ROLLBACK TO SAVEPOINT one")
                    batch = Batch(letters=[DeadLetter(record, f"{type(error).__name__}: {error}")])
                    dead_letters.park(cursor, batch.letters)
                cursor.execute("RELEASE SAVEPOINT one")
                whole.folded += batch.folded
                whole.duplicates += batch.duplicates
                whole.letters += batch.letters
            finish(cursor, records)
        return whole

    def _fold(self, cursor: Cursor, records: Sequence[Record]) -> Batch:
        keys = list({r.event.subject for r in records if isinstance(r.event, Envelope)})
        parked = dead_letters.parked_among(cursor, keys)
        batch = sort_records(records, self._folds, versions(cursor, keys), parked)
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
