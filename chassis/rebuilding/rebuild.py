"""Blue and green: a generation built anew from the published history, and held against another."""

import gc
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final

from psycopg2 import sql

from chassis.feeds.feed import Positions, TopicPartition
from chassis.feeds.prefetch import PrefetchingFeed
from chassis.postgres.database import Cursor, Database
from chassis.projection.fold import Fold
from chassis.projection.follower import Follow
from chassis.projection.generations import Generations
from chassis.projection.projector import Projector
from chassis.projection.schema import ddl
from chassis.projection.store import stored_positions

BATCH: Final = 5_000
_NOT_COMPARED: Final = frozenset({"dead_letters", "parked", "positions"})
"""Kept apart: a newer program may fold what an older one could not."""

_INDEXES: Final = """
    SELECT k.relname, pg_get_indexdef(k.oid) FROM pg_index i JOIN pg_class k ON k.oid = i.indexrelid
    WHERE k.relnamespace = %s::regnamespace AND NOT i.indisunique AND NOT i.indisexclusion
"""

Say = Callable[[str], None]


@dataclass(frozen=True)
class Rebuild:
    """Builds generations of these folds from the beginning of the topics."""

    database: Database
    generations: Generations
    folds: Sequence[Fold]
    topics: Sequence[str]
    follow: Follow

    def build(self, say: Say = lambda _: None) -> str:
        """A new generation with everything published until now; returns its schema, not live."""
        schema = self.generations.begin(ddl(self.folds))
        say(f"building {schema}")
        indexes = self._set_aside_indexes(schema)
        self._fold(
            schema, before_deriving=lambda: self._make_indexes(schema, indexes, say), say=say
        )
        self._settle(schema)
        return schema

    def catch_up(self, schema: str) -> None:
        """Fold what was published since; a projector may be at it too."""
        self._fold(schema)

    def _stands(self, schema: str) -> list[tuple[object, ...]]:
        with self.database.transaction() as cursor:
            return _positions(cursor, schema, self.topics)

    def _fold(
        self,
        schema: str,
        before_deriving: Callable[[], None] = lambda: None,
        say: Say = lambda _: None,
        *,
        deferred: bool = True,
    ) -> None:
        positions = partial(stored_positions, self.database, schema)
        feed = PrefetchingFeed(self.follow(self.topics, None, positions))
        try:
            ends = feed.ends()
            projector = Projector(
                "rebuild",
                self.database,
                schema,
                self.folds,
                feed,
                batch_size=BATCH,
                deferred=deferred,
            )
            with _seldom_collecting():
                projector.run(threading.Event(), until=_Progress(schema, positions, ends, say).done)
            if deferred:
                before_deriving()
                projector.derive()
        finally:
            feed.close()

    def _set_aside_indexes(self, schema: str) -> list[str]:
        """Drop what only readers need; how to make it again. What keeps rows apart stays."""
        with self.database.transaction(schema) as cursor:
            cursor.execute(_INDEXES, (schema,))
            found = cursor.fetchall()
            for name, _ in found:
                cursor.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
        return [definition for _, definition in found]

    def _make_indexes(self, schema: str, definitions: Sequence[str], say: Say) -> None:
        say(f"{schema}: indexes and sums")
        # An index over rows that are there is made several times faster than one that grows with
        # them.
        with self.database.transaction(schema) as cursor:
            for definition in definitions:
                cursor.execute(definition)
            _count(cursor, self._facts)

    def _settle(self, schema: str) -> None:
        """Count the rows, and mark them as seen by all: until that is done, and the server takes
        its time with it, whoever asks an index still has to look at each row.
        """
        with self.database.transaction(schema) as cursor:
            tables = _tables(cursor, schema)
        with closing(self.database.connect()) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                for table in tables:
                    name = sql.Identifier(schema, table)
                    cursor.execute(sql.SQL("VACUUM (ANALYZE) {}").format(name))

    @property
    def _facts(self) -> set[str]:
        return {table for fold in self.folds for table in fold.columns}

    def chase(self, schema: str, tries: int = 20) -> list[str]:
        """Bring the generation and the live one to one position; the tables in which they differ.

        A live one that stands behind what was published is folded up to it: where nothing runs
        nobody else does that. Raises StillMoving when so much is published that the two were at
        one position at no try.
        """
        live = self.generations.live()
        for _ in range(tries):
            found = differences(self.database, schema, live, self.topics)
            if found is not None:
                return found
            before = self._stands(live)
            self.catch_up(schema)
            if self._stands(live) == before:
                self._fold(live, deferred=False)
        raise StillMoving(f"{live} moved on at each of {tries} comparisons")


class _Progress:
    """How far a generation is from the ends that its feed had, told at every tenth of the way."""

    def __init__(
        self, schema: str, positions: Positions, ends: Mapping[TopicPartition, int], say: Say
    ) -> None:
        self._schema = schema
        self._positions = positions
        self._ends = {partition: end for partition, end in ends.items() if end > 0}
        self._say = say
        self._told = 0

    def done(self) -> bool:
        """Whether everything before the ends is folded."""
        stored = self._positions(list(self._ends))
        folded = sum(min(end, stored.get(partition, 0)) for partition, end in self._ends.items())
        published = sum(self._ends.values())
        tenths = 10 * folded // max(1, published)
        if tenths > self._told:
            self._told = tenths
            self._say(f"{self._schema}: {folded} of {published} events")
        return folded == published


def _count(cursor: Cursor, tables: Iterable[str]) -> None:
    """Tell the server what is in the tables: until it has looked by itself it plans badly."""
    for table in sorted(tables):
        cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(table)))


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Rows pass through by the million and none is in a cycle: Python need not look that often."""
    usual = gc.get_threshold()
    gc.set_threshold(50_000, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


class StillMoving(Exception):
    """So much is written that two generations were never at the same position."""


def differences(
    database: Database, one: str, other: str, topics: Sequence[str]
) -> list[str] | None:
    """The tables whose rows differ, or that only one of the two has.

    None when the two are not at the same positions of the topics.
    """
    with database.transaction() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        if _positions(cursor, one, topics) != _positions(cursor, other, topics):
            return None
        there, here = set(_tables(cursor, one)), set(_tables(cursor, other))
        return sorted(
            (there ^ here)
            | {
                table
                for table in there & here
                if _fingerprint(cursor, one, table) != _fingerprint(cursor, other, table)
            }
        )


def fingerprints(database: Database, schema: str) -> dict[str, tuple[int, int]]:
    """For each compared table the number of its rows and a sum over them, whatever their order."""
    with database.transaction() as cursor:
        return {table: _fingerprint(cursor, schema, table) for table in _tables(cursor, schema)}


def _positions(cursor: Cursor, schema: str, topics: Sequence[str]) -> list[tuple[object, ...]]:
    cursor.execute(
        sql.SQL(
            "SELECT topic, partition, next_offset FROM {}.positions"
            " WHERE next_offset > 0 AND topic = ANY(%s) ORDER BY topic, partition"
        ).format(sql.Identifier(schema)),
        (list(topics),),
    )
    return list(cursor.fetchall())


def _tables(cursor: Cursor, schema: str) -> list[str]:
    cursor.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY tablename", (schema,)
    )
    return [row[0] for row in cursor.fetchall() if row[0] not in _NOT_COMPARED]


def _fingerprint(cursor: Cursor, schema: str, table: str) -> tuple[int, int]:
    cursor.execute(
        sql.SQL(
            "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM {}.{} t"
        ).format(sql.Identifier(schema), sql.Identifier(table))
    )
    rows, total = cursor.fetchall()[0]
    return int(rows), int(total)
