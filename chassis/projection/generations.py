"""Read models in generations: a new one is built beside the old and put in its place at once."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Final

import psycopg2
from psycopg2 import sql

from chassis.postgres.database import Cursor, Database, dicts
from chassis.postgres.migrations import migrate

_CACHED_FOR: Final = 1.0
"""Seconds for which a reader may go on reading a generation after another took its place."""


class NoGeneration(LookupError):
    """Nothing was ever built here."""


class OtherShape(NoGeneration):
    """What was built here has the shape of another version of the program."""


class Generations:
    """The generations of the read models in one database, each a schema ``<name>_<number>``.

    One with a ``shape`` reads, switches and goes back to generations of this shape alone: for each
    shape one is live, so that two versions of the program run side by side over tables of their
    own. Without one, whoever looks from outside, the newest live one is read.
    """

    def __init__(self, database: Database, name: str, shape: str | None = None) -> None:
        self._database = database
        self._name = name
        self._shape = shape
        self._live: tuple[str, float] | None = None

    def ensure(self, ddl: str) -> str:
        """The schema of the live generation; the first one is made where there is none.

        Raises OtherShape when there are generations, and none of this shape is live.
        """
        self._migrate()
        with self._database.transaction() as cursor:
            self._lock(cursor)
            cursor.execute("SELECT 1 FROM generation")
            if not cursor.fetchall():
                self._make(cursor, ddl, "live")
        return self.live()

    def live(self) -> str:
        """The schema that readers read and the projector folds into.

        Raises NoGeneration, and OtherShape.
        """
        now = time.monotonic()
        if self._live is not None and now - self._live[1] < _CACHED_FOR:
            return self._live[0]
        schema = self._select_live()
        self._live = (schema, now)
        return schema

    def _select_live(self) -> str:
        try:
            found = self._database.rows(
                "SELECT schema, shape FROM generation WHERE state = 'live' ORDER BY number DESC"
            )
        except psycopg2.errors.UndefinedTable:
            found = []
        if not found:
            raise NoGeneration(f"no generation of {self._name} is live")
        readable = [row["schema"] for row in found if self._shape in (None, row["shape"])]
        if not readable:
            raise OtherShape(
                f"{found[0]['schema']} was built by another version of the program: this one builds"
                " its own when it starts"
            )
        return str(readable[0])

    @contextmanager
    def building(self) -> Iterator[None]:
        """Wait until nobody else builds here at a start; held until the block ends."""
        with closing(self._database.connect()) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(hashtextextended('build', 0))")
                yield

    def begin(self, ddl: str) -> str:
        """A new empty generation, not yet live: its schema with the tables of ``ddl``.

        ``{schema}`` in ``ddl`` stands for the schema's name.
        """
        self._migrate()
        with self._database.transaction() as cursor:
            self._lock(cursor)
            return self._make(cursor, ddl, "building")

    def switch(self, schema: str) -> None:
        """Make this generation the live one of its shape, in one step; the one before is kept."""
        with self._database.transaction() as cursor:
            self._lock(cursor)
            cursor.execute(
                "UPDATE generation before SET state = 'kept' FROM generation g WHERE g.schema = %s"
                " AND before.state = 'live' AND before.shape IS NOT DISTINCT FROM g.shape",
                (schema,),
            )
            cursor.execute("UPDATE generation SET state = 'live' WHERE schema = %s", (schema,))
            if cursor.rowcount != 1:
                raise NoGeneration(f"there is no generation {schema}")
        self._live = None

    def roll_back(self) -> str:
        """Make the newest generation before the live one live again; returns its schema.

        Raises NoGeneration when none is kept, OtherShape when this version cannot read it.
        """
        live = self.live()
        older = self._database.rows(
            "SELECT schema, shape IS NOT DISTINCT FROM %s AS readable FROM generation"
            " WHERE state <> 'building' AND number < %s ORDER BY readable, number",
            (self._shape, _number(live)),
        )
        if not older:
            raise NoGeneration(f"no generation before {live} is kept")
        before = str(older[-1]["schema"])
        if not older[-1]["readable"]:
            raise OtherShape(
                f"{before} was built by another version of the program and cannot be read by this"
                " one: go back to that version, which finds its tables as it left them"
            )
        self.switch(before)
        return before

    def drop(self, schema: str) -> None:
        """Throw away a generation that is not live."""
        with self._database.transaction() as cursor:
            cursor.execute(
                "DELETE FROM generation WHERE schema = %s AND state <> 'live'", (schema,)
            )
            if cursor.rowcount == 1:
                for name in (f"{schema}_as_of", schema):
                    cursor.execute(
                        sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(name))
                    )

    def all(self) -> list[tuple[str, str]]:
        """Every generation, oldest first: its schema and its state."""
        self._migrate()
        return [
            (row["schema"], row["state"])
            for row in self._database.rows("SELECT schema, state FROM generation ORDER BY number")
        ]

    def _migrate(self) -> None:
        migrate(self._database.url, "generations", "chassis.projection")

    def _make(self, cursor: Cursor, ddl: str, state: str) -> str:
        cursor.execute("SELECT coalesce(max(number), 0) + 1 AS number FROM generation")
        (number,) = (int(row["number"]) for row in dicts(cursor))
        schema = f"{self._name}_{number}"
        cursor.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
        cursor.execute(
            sql.SQL("SET LOCAL search_path TO {}, public").format(sql.Identifier(schema))
        )
        cursor.execute(ddl.replace("{schema}", schema))
        cursor.execute(
            "INSERT INTO public.generation (number, schema, state, shape) VALUES (%s, %s, %s, %s)",
            (number, schema, state, self._shape),
        )
        return schema

    @staticmethod
    def _lock(cursor: Cursor) -> None:
        # Several processes start at once; only one may make the first generation.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('generations', 0))")


def _number(schema: str) -> int:
    return int(schema.rpartition("_")[2])
