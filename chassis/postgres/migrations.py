"""Migrations: numbered SQL files that bring the tables that are not folded to where the code is."""

from collections.abc import Mapping
from contextlib import closing
from importlib.resources import files
from typing import Final, NamedTuple

import psycopg2

_TABLE: Final = """
CREATE TABLE IF NOT EXISTS schema_migrations (
    owner text NOT NULL, number integer NOT NULL, name text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (owner, number))
"""


class NewerDatabase(RuntimeError):
    """The database was migrated by a newer program; the message says so in one sentence."""


class Migration(NamedTuple):
    """One file ``<number>_<name>.sql``, with what it says."""

    number: int
    name: str
    sql: str


def migrations_of(package: str) -> list[Migration]:
    """The files in the folder ``migrations`` of the package, by their numbers."""
    found = (
        (one.name.removesuffix(".sql"), one.read_text("utf-8"))
        for one in files(package).joinpath("migrations").iterdir()
        if one.name.endswith(".sql")
    )
    parts = ((*stem.split("_", 1), text) for stem, text in found)
    return sorted(Migration(int(number), name, text) for number, name, text in parts)


def migrate(
    database_url: str, owner: str, package: str, names: Mapping[str, str] | None = None
) -> None:
    """Carry out, in one transaction, the migrations of the package that were not yet.

    ``owner`` is under whose name they are noted in this database. ``{word}`` in a file stands for
    what ``names`` has for the word. Of several processes that start at once one migrates and the
    others wait for it. What fails leaves nothing behind. Raises NewerDatabase.
    """
    known = migrations_of(package)
    with (
        closing(psycopg2.connect(database_url, client_encoding="UTF8")) as connection,
        connection,
        connection.cursor() as cursor,
    ):
        # PostgreSQL does not make this safe: of two that create the same table, one fails.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('migrations', 0))")
        cursor.execute(_TABLE)
        cursor.execute("SELECT number FROM schema_migrations WHERE owner = %s", (owner,))
        done = {int(row[0]) for row in cursor.fetchall()}
        if unknown := done - {migration.number for migration in known}:
            raise NewerDatabase(
                f"a newer version of the program brought the tables of {owner} to migration"
                f" {max(unknown)}, this one knows {len(known)}: start the newer version"
            )
        for migration in known:
            if migration.number not in done:
                cursor.execute(_filled_in(migration.sql, names or {}))
                cursor.execute(
                    "INSERT INTO schema_migrations (owner, number, name) VALUES (%s, %s, %s)",
                    (owner, migration.number, migration.name),
                )


def _filled_in(text: str, names: Mapping[str, str]) -> str:
    for word, name in names.items():
        text = text.replace(f"{{{word}}}", name)
    return text
