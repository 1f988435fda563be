"""Read models in generations: a new one is built beside the old and put in its place at once."""

import time
from typing import Final

import psycopg2
from psycopg2 import sql

from chassis.postgres.database import Cursor, Database, dicts

_CREATE: Final = """
CREATE TABLE IF NOT EXISTS generations (
    number integer PRIMARY KEY,
    schema text NOT NULL,
    state text NOT NULL CHECK (state IN ('building', 'live', 'kept')),
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX IF NOT EXISTS one_live_generation ON generations (state) WHERE state = 'live';
"""

_CACHED_FOR: Final = 1.0
"""Seconds for which a reader may go on reading a generation after another took its place."""


class NoGeneration(LookupError):
    """Nothing was ever built here."""


class Generations:
    """The generations of the read models in one database, each a schema ``<name>_<number>``."""

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self._name = name
        self._live: tuple[str, float] | None = None

    def ensure(self, ddl: str) -> str:
        """The schema of the live generation; the first one is made where there is none."""
        self._create_table()
        with self._database.transaction() as cursor:
            self._lock(cursor)
            cursor.execute("SELECT schema FROM generations WHERE state = 'live'")
            if not cursor.fetchall():
                self._make(cursor, ddl, "live")
        return self.live()

    def live(self) -> str:
        """The schema that readers read and the projector folds into. Raises NoGeneration."""
        now = time.monotonic()
        if self._live is not None and now - self._live[1] < _CACHED_FOR:
            return self._live[0]
        schema = self._select_live()
        self._live = (schema, now)
        return schema

    def _select_live(self) -> str:
        try:
            found = self._database.rows("SELECT schema FROM generations WHERE state = 'live'")
        except psycopg2.errors.UndefinedTable:
            found = []
        if not found:
            raise NoGeneration(f"no generation of {self._name} is live")
        return str(found[0]["schema"])

    def begin(self, ddl: str) -> str:
        """A new empty generation, not yet live: its schema with the tables of ``ddl``.

        ``{schema}`` in ``ddl`` stands for the schema's name.
        """
        self._create_table()
        with self._database.transaction() as cursor:
            self._lock(cursor)
            return self._make(cursor, ddl, "building")

    def switch(self, schema: str) -> None:
        """Make this generation the live one, in one step; the one before it is kept."""
        with self._database.transaction() as cursor:
            self._lock(cursor)
            cursor.execute("UPDATE generations SET state = 'kept' WHERE state = 'live'")
            cursor.execute("UPDATE generations SET state = 'live' WHERE schema = %s", (schema,))
            if cursor.rowcount != 1:
                raise NoGeneration(f"there is no generation {schema}")
        self._live = None

    def roll_back(self) -> str:
        """Make the newest generation before the live one live again; returns its schema.

        Raises NoGeneration when none is kept.
        """
        live = self.live()
        before = [schema for schema, state in self.all() if state == "kept"]
        older = [schema for schema in before if _number(schema) < _number(live)]
        if not older:
            raise NoGeneration(f"no generation before {live} is kept")
        self.switch(older[-1])
        return older[-1]

    def drop(self, schema: str) -> None:
        """Throw away a generation that is not live."""
        with self._database.transaction() as cursor:
            cursor.execute(
                "DELETE FROM generations WHERE schema = %s AND state <> 'live'", (schema,)
            )
            if cursor.rowcount == 1:
                for name in (f"{schema}_as_of", schema):
                    cursor.execute(
                        sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(name))
                    )

    def all(self) -> list[tuple[str, str]]:
        """Every generation, oldest first: its schema and its state."""
        self._create_table()
        return [
            (row["schema"], row["state"])
            for row in self._database.rows("SELECT schema, state FROM generations ORDER BY number")
        ]

    def _create_table(self) -> None:
        with self._database.transaction() as cursor:
            self._lock(cursor)
            cursor.execute(_CREATE)

    def _make(self, cursor: Cursor, ddl: str, state: str) -> str:
        cursor.execute("SELECT coalesce(max(number), 0) + 1 AS number FROM generations")
        (number,) = (int(row["number"]) for row in dicts(cursor))
        schema = f"{self._name}_{number}"
        cursor.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
        cursor.execute(
            sql.SQL("SET LOCAL search_path TO {}, public").format(sql.Identifier(schema))
        )
        cursor.execute(ddl.replace("{schema}", schema))
        cursor.execute(
            "INSERT INTO public.generations (number, schema, state) VALUES (%s, %s, %s)",
            (number, schema, state),
        )
        return schema

    @staticmethod
    def _lock(cursor: Cursor) -> None:
        # Several processes start at once; only one may make the first generation.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('generations', 0))")


def _number(schema: str) -> int:
    return int(schema.rpartition("_")[2])
