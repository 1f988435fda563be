"""Migrations: numbered files that bring the tables that are not folded to where the code is."""

from collections.abc import Callable, Mapping
from contextlib import closing
from importlib import import_module
from importlib.resources import files
from pathlib import PurePath
from typing import Final, NamedTuple

import psycopg2

from chassis.postgres.database import Cursor

_TABLE: Final = """
CREATE TABLE IF NOT EXISTS schema_migrations (
    owner text NOT NULL, number integer NOT NULL, name text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (owner, number))
"""


class NewerDatabase(RuntimeError):
    """The database was migrated by a newer program; the message says so in one sentence."""


class Migration(NamedTuple):
    """One file ``<number>_<name>.sql`` or ``.py``, with what carries it out."""

    number: int
    name: str
    carry_out: Callable[[Cursor, Mapping[str, str]], None]


def migrations_of(package: str) -> list[Migration]:
    """The numbered files in the folder ``migrations`` of the package, in their order.

    One in Python has a function ``migrate`` of the cursor and the names.
    """
    found = list[Migration]()
    for file in files(package).joinpath("migrations").iterdir():
        path = PurePath(file.name)
        number, _, name = path.stem.partition("_")
        if path.suffix == ".py" and number:
            module = import_module(f"{package}.migrations.{path.stem}")
            found.append(Migration(int(number), name, module.migrate))
        elif path.suffix == ".sql":
            found.append(Migration(int(number), name, _script(file.read_text("utf-8"))))
    return sorted(found, key=lambda migration: migration.number)


def migrate(
    database_url: str, owner: str, package: str, names: Mapping[str, str] | None = None
) -> None:
    """Carry out, in one transaction, the migrations of the package that were not yet.

    ``owner`` is under whose name they are noted in this database. ``{word}`` in SQL stands for
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
                migration.carry_out(cursor, names or {})
                cursor.execute(
                    "INSERT INTO schema_migrations (owner, number, name) VALUES (%s, %s, %s)",
                    (owner, migration.number, migration.name),
                )


def _script(sql: str) -> Callable[[Cursor, Mapping[str, str]], None]:
    def carry_out(cursor: Cursor, names: Mapping[str, str]) -> None:
        filled_in = sql
        for word, name in names.items():
            filled_in = filled_in.replace(f"{{{word}}}", name)
        cursor.execute(filled_in)

    return carry_out
