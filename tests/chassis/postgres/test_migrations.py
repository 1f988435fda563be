"""Migrations: each once, in order, all or none, whoever starts when."""

import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import psycopg2
import pytest

from chassis.eventstore.event_log import EventLog
from chassis.postgres.migrations import NewerDatabase, migrate, migrations_of

PROCESSES = 6

Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Makes a package with these migrations, the first numbered 1; returns its name.

    One that begins with ``def`` is in Python.
    """
    monkeypatch.syspath_prepend(str(tmp_path))
    folder = tmp_path / "owning"

    def written(*migrations: str) -> str:
        (folder / "migrations").mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").touch()
        for number, text in enumerate(migrations, 1):
            kind = "py" if text.startswith("def ") else "sql"
            (folder / "migrations" / f"{number:04}_step_{number}.{kind}").write_text(text)
        return "owning"

    yield written
    for module in [name for name in sys.modules if name.partition(".")[0] == "owning"]:
        del sys.modules[module]


def asked(database: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(database) as connection:
        return connection.execute(query.encode()).fetchall()


def test_each_is_carried_out_once_in_the_order_of_the_numbers(database: str, write: Write) -> None:
    package = write("CREATE TABLE told (n integer)", "INSERT INTO told VALUES (1)")

    migrate(database, "me", package)
    migrate(database, "me", package)
    write("-- one", "-- two", "INSERT INTO told SELECT n + 1 FROM told -- 50% of it")
    migrate(database, "me", package)

    assert asked(database, "SELECT n FROM told ORDER BY n") == [(1,), (2,)]
    done = asked(database, "SELECT owner, number, name FROM schema_migrations ORDER BY number")
    assert done == [("me", 1, "step_1"), ("me", 2, "step_2"), ("me", 3, "step_3")]


def test_owners_do_not_know_of_each_other_and_names_are_filled_in(
    database: str, write: Write
) -> None:
    package = write("CREATE TABLE {word}_told (n integer)")

    for owner in ("one", "two"):
        migrate(database, owner, package, {"word": owner})

    assert asked(database, "SELECT * FROM one_told, two_told") == []


def test_one_in_python_has_its_turn_among_the_others_with_the_same_names(
    database: str, write: Write
) -> None:
    package = write(
        "CREATE TABLE {word}_told (n integer)",
        "def migrate(cursor, names):\n"
        "    cursor.execute(f\"INSERT INTO {names['word']}_told VALUES (2)\")",
        "INSERT INTO {word}_told SELECT n + 1 FROM {word}_told",
    )

    for _ in range(2):
        migrate(database, "me", package, {"word": "me"})

    assert asked(database, "SELECT n FROM me_told ORDER BY n") == [(2,), (3,)]
    done = asked(database, "SELECT number, name FROM schema_migrations ORDER BY number")
    assert done == [(1, "step_1"), (2, "step_2"), (3, "step_3")]


def test_one_in_python_that_fails_leaves_nothing_of_itself_and_of_those_before_it(
    database: str, write: Write
) -> None:
    package = write(
        "CREATE TABLE told (n integer)",
        "def migrate(cursor, names):\n"
        "    cursor.execute('INSERT INTO told VALUES (1)')\n"
        "    raise LookupError",
    )

    with pytest.raises(LookupError):
        migrate(database, "me", package)

    assert asked(database, "SELECT to_regclass('told'), to_regclass('schema_migrations')") == [
        (None, None)
    ]


def test_many_who_start_at_once_migrate_once(database: str, write: Write) -> None:
    package = write("CREATE TABLE told (n integer)", "INSERT INTO told VALUES (1)")
    together = threading.Barrier(PROCESSES)

    def start(_: int) -> None:
        together.wait()
        migrate(database, "me", package)

    with ThreadPoolExecutor(PROCESSES) as threads:
        list(threads.map(start, range(PROCESSES)))

    assert asked(database, "SELECT n FROM told") == [(1,)]


def test_one_that_fails_leaves_nothing_of_itself_and_of_those_before_it(
    database: str, write: Write
) -> None:
    package = write("CREATE TABLE told (n integer)", "INSERT INTO told VALUES ('no number')")

    with pytest.raises(psycopg2.DataError):
        migrate(database, "me", package)

    assert asked(database, "SELECT to_regclass('told'), to_regclass('schema_migrations')") == [
        (None, None)
    ]


def test_a_database_that_a_newer_program_migrated_is_refused(database: str) -> None:
    EventLog("assignment", database, pool_size=1).close()
    with psycopg.connect(database) as connection:
        connection.execute("INSERT INTO schema_migrations VALUES ('assignment_events', 99, 'x')")

    with pytest.raises(NewerDatabase, match="the tables of assignment_events to migration 99"):
        EventLog("assignment", database, pool_size=1)


@pytest.mark.parametrize(
    "package",
    [
        "chassis.eventstore",
        "chassis.projection",
        "chassis.publishing",
        "services.petition.adapters",
        "services.projection",
    ],
)
def test_ours_are_numbered_without_a_hole(package: str) -> None:
    numbers = [migration.number for migration in migrations_of(package)]

    assert numbers == list(range(1, len(numbers) + 1)) != []
