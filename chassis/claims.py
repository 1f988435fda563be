"""What no aggregate can decide alone: a key that only one may hold on any day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from psycopg import Connection, Cursor
from psycopg.rows import DictRow
from psycopg.sql import SQL, Composed, Identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """From the first day to the last, both included, ``key`` is ``holder``'s alone.

    Stored in the transaction of the events that justify it. Where another holder has the key on
    one of these days, nothing is stored and ``refusal`` is raised. The same key, holder and first
    day again change the last day; a last day before the first gives the claim up.
    """

    key: str
    holder: str
    starts_on: date
    ends_on: date | None
    refusal: Exception


@dataclass(frozen=True, slots=True)
class Held:
    """A stored claim."""

    key: str
    holder: str
    starts_on: date
    ends_on: date | None


class ClaimsTable:
    """The claims of one service, beside its events."""

    def __init__(self, schema: str, name: str) -> None:
        self._table = Identifier(schema, name)

    def create_statements(self) -> list[Composed]:
        # The embedded PostgreSQL has no btree_gist, so the key takes part in the exclusion
        # constraint as a range of one number: its 64-bit hash.
        return [
            SQL(
                "CREATE TABLE IF NOT EXISTS {table} ("
                " key text NOT NULL, holder text NOT NULL,"
                " starts_on date NOT NULL, ends_on date,"
                " PRIMARY KEY (key, holder, starts_on),"
                " EXCLUDE USING gist ("
                "  int8range(hashtextextended(key, 0), hashtextextended(key, 0), '[]') WITH &&,"
                "  daterange(starts_on, ends_on, '[]') WITH &&))"
            ).format(table=self._table)
        ]

    def insert(self, cursor: Cursor[DictRow], claims: Sequence[Claim]) -> None:
        """Take the claims. The order of the keys is fixed, so two orders cannot deadlock."""
        # An ended claim makes room before a new one takes it, within one order too.
        for claim in sorted(claims, key=lambda c: (c.ends_on is None, c.key, c.starts_on)):
            if claim.ends_on is not None and claim.ends_on < claim.starts_on:
                cursor.execute(
                    SQL(
                        "DELETE FROM {table} WHERE key = %s AND holder = %s AND starts_on = %s"
                    ).format(table=self._table),
                    (claim.key, claim.holder, claim.starts_on),
                )
            else:
                cursor.execute(
                    SQL(
                        "INSERT INTO {table} (key, holder, starts_on, ends_on)"
                        " VALUES (%s, %s, %s, %s) ON CONFLICT (key, holder, starts_on)"
                        " DO UPDATE SET ends_on = excluded.ends_on"
                    ).format(table=self._table),
                    (claim.key, claim.holder, claim.starts_on, claim.ends_on),
                )

    def refused(self, connection: Connection[Any], claims: Sequence[Claim]) -> Claim | None:
        """The first of the claims that somebody else stands in the way of, if any still does."""
        for claim in claims:
            if claim.ends_on is not None and claim.ends_on < claim.starts_on:
                continue
            taken = connection.execute(
                SQL(
                    "SELECT 1 FROM {table} WHERE key = %s AND (holder, starts_on) <> (%s, %s)"
                    " AND daterange(starts_on, ends_on, '[]') && daterange(%s, %s, '[]')"
                ).format(table=self._table),
                (claim.key, claim.holder, claim.starts_on, claim.starts_on, claim.ends_on),
            ).fetchone()
            if taken:
                return claim
        return None

    def held(self, connection: Connection[Any], keys: Collection[str]) -> list[Held]:
        """Every claim on one of the keys, whoever holds it and on whatever days."""
        found = connection.execute(
            SQL(
                "SELECT key, holder, starts_on, ends_on FROM {table} WHERE key = ANY(%s)"
                " ORDER BY key, starts_on"
            ).format(table=self._table),
            (list(keys),),
        )
        return [Held(**row) for row in found]
