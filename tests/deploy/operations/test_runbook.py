"""What the runbook tells to do, done: going back to a generation, backup and restore."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from chassis.eventstore.event_log import EventLog
from chassis.feeds.published_log import PublishedLog
from chassis.postgres.database import Database
from chassis.postgres.embedded import EmbeddedPostgres
from chassis.projection.generations import Generations
from chassis.rebuilding.rebuild import Rebuild, fingerprints
from chassis.service import LogFollow
from deploy.toolbox import wait_until
from services.definitions import DEFINITIONS
from tests.deploy.operations.commands import carry_out, commands, statements
from tests.deploy.operations.province import province
from tests.deploy.operations.running import System, make_databases
from tests.support.read_models import ReadModels

PUBLISHERS = [name for name, one in DEFINITIONS.items() if one.translate is not None]


@pytest.fixture
def read_models(database: str) -> Iterator[ReadModels]:
    models = ReadModels(database)
    yield models
    models.close()


@pytest.fixture
def bare_server() -> Iterator[str]:
    """A PostgreSQL as compose makes it: with the databases of the services, and nothing in them."""
    with tempfile.TemporaryDirectory(prefix="sausat-restored-") as folder:
        server = EmbeddedPostgres(Path(folder), durable=False)
        url = server.start()
        try:
            make_databases(url)
            yield url
        finally:
            server.stop()


def test_one_goes_back_to_an_earlier_generation_and_throws_one_away(
    read_models: ReadModels,
) -> None:
    generations = read_models.generations
    read_models.fold(province().envelopes)
    generations.switch(generations.begin("CREATE SCHEMA {schema}_as_of"))

    _carried_out(read_models, statements("SET state = 'live'"))

    assert generations.all() == [("read_1", "live"), ("read_2", "kept")]

    _carried_out(read_models, statements("DROP SCHEMA").replace("read_1", "read_2"))

    assert generations.all() == [("read_1", "live")]
    assert read_models.read_database.rows("SELECT count(*) FROM member", {}, int) == [4]


def test_a_live_generation_is_not_forgotten_by_mistake(read_models: ReadModels) -> None:
    read_models.fold(province().envelopes)
    forgetting = statements("DROP SCHEMA").replace("DROP SCHEMA read_1_as_of, read_1 CASCADE;", "")

    _carried_out(read_models, forgetting)

    assert read_models.generations.all() == [("read_1", "live")]


def test_what_was_backed_up_gives_the_same_logs_and_from_them_the_same_tables(
    composed: System, bare_server: str, tmp_path: Path
) -> None:
    before = Database(composed.database_url("projection"))
    live = Generations(before, "read").live()
    dumps, restores = commands("pg_dump"), commands("pg_restore")

    for command in dumps:
        carry_out(command, composed.postgres, tmp_path)
    for command in restores:
        carry_out(command, bare_server, tmp_path)

    assert len(dumps) == len(restores) == 4
    for service in PUBLISHERS:
        assert _log(bare_server, service) == _log(composed.postgres, service) != []
    for service, table in (("projection", "read_log"), ("petition", "petitioner_identity")):
        kept = _rows(composed.postgres, service, table)
        assert _rows(bare_server, service, table) == kept != []
    folded = _folded_anew(bare_server)
    assert wait_until(lambda: fingerprints(before, live) == folded, within=30)
    before.close()


@pytest.mark.parametrize("service", PUBLISHERS)
def test_a_restored_log_goes_on_behind_its_last_event(
    composed: System, bare_server: str, tmp_path: Path, service: str
) -> None:
    for command, server in (
        *((command, composed.postgres) for command in commands("pg_dump")),
        *((command, bare_server) for command in commands("pg_restore")),
    ):
        carry_out(command, server, tmp_path)

    log = EventLog(service, _database(bare_server, service), pool_size=1)
    with psycopg.connect(_database(bare_server, service)) as connection:
        row = connection.execute(
            f"SELECT nextval('{service}_events_notification_id_seq')"
        ).fetchone()

    assert row == (log.last_position() + 1,)
    log.close()


def _carried_out(read_models: ReadModels, block: str) -> None:
    with psycopg.connect(read_models.database.url, autocommit=True) as connection:
        connection.execute(block.encode())


def _database(server: str, name: str) -> str:
    """The database on the server, as its own service reaches it."""
    return server.replace("//postgres@/postgres", f"//{name}@/{name}")


def _rows(server: str, service: str, table: str) -> list[str]:
    with psycopg.connect(_database(server, service)) as connection:
        return [row[0] for row in connection.execute(f"SELECT t::text FROM {table} t ORDER BY 1")]


def _log(server: str, service: str) -> list[str]:
    """Everything that a log keeps: its events, its claims, the commands that it remembers."""
    tables = (f"{service}_events{kind}" for kind in ("", "_reservations", "_results"))
    return [row for table in tables for row in _rows(server, service, table)]


def _folded_anew(server: str) -> dict[str, tuple[int, int]]:
    """The tables that a projector makes of the logs on the server."""
    with ExitStack() as open_things:
        follow = LogFollow()
        for service, definition in DEFINITIONS.items():
            if definition.translate is not None:
                url = _database(server, service)
                log = EventLog(service, url, pool_size=1)
                open_things.callback(log.close)
                follow.add(PublishedLog(log, definition.translate), url)
        database = Database(_database(server, "projection"))
        open_things.callback(database.close)
        read = DEFINITIONS["projection"]
        generations = Generations(database, read.generations)
        rebuild = Rebuild(database, generations, read.folds, read.topics, follow)
        return fingerprints(database, rebuild.build())
