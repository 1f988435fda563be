"""The PostgreSQL that comes as a wheel: what it keeps, what it withstands, what it refuses."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import psycopg2
import pytest
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate
from psycopg.conninfo import conninfo_to_dict

from chassis.postgres.embedded import EmbeddedPostgres, EmbeddedPostgresUnavailable


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="sausat-postgres-") as name:
        yield Path(name) / "postgres"


@pytest.fixture
def server(folder: Path) -> Iterator[EmbeddedPostgres]:
    with EmbeddedPostgres(folder, durable=False) as running:
        yield running


def test_what_was_committed_is_there_after_kill_9(server: EmbeddedPostgres) -> None:
    url = server.database("attendance")
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE visits (cell text)")
        connection.execute("INSERT INTO visits VALUES ('Bắc Xa')")

    _kill(server)
    server.start()

    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT cell FROM visits").fetchall() == [("Bắc Xa",)]


def test_it_is_found_again_after_an_orderly_stop(server: EmbeddedPostgres) -> None:
    url = server.database("attendance")
    server.stop()
    assert server.pid is None

    server.start()

    assert server.database("attendance") == url
    psycopg.connect(url).close()


def test_a_role_reads_its_own_database_and_no_other(server: EmbeddedPostgres) -> None:
    server.database("attendance")
    own = server.database("assignment", role="assignment_service")
    other = server.url("attendance", "assignment_service")

    with psycopg.connect(own) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("assignment_service",)
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(other)


def test_letters_of_vietnamese_have_a_case(server: EmbeddedPostgres) -> None:
    url = server.database("projection")

    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT lower('ĐÌNH LẬP')")
        assert cursor.fetchone() == ("đình lập",)


def test_the_event_library_stores_in_it(server: EmbeddedPostgres) -> None:
    parts = conninfo_to_dict(server.database("assignment"))
    settings = {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_HOST": str(parts["host"]),
        "POSTGRES_PORT": str(parts["port"]),
        "POSTGRES_USER": str(parts["user"]),
        "POSTGRES_PASSWORD": "",
        "POSTGRES_DBNAME": str(parts["dbname"]),
    }

    with Application[UUID](env=settings) as application:
        aggregate = Aggregate()
        application.save(aggregate)

        assert application.repository.get(aggregate.id) == aggregate


def test_the_server_of_a_killed_process_is_taken_over(folder: Path) -> None:
    left_behind = _start_in_a_process_that_is_killed(folder)

    with EmbeddedPostgres(folder, durable=False) as server:
        assert server.pid == left_behind


def test_a_number_that_another_process_bears_now_does_not_keep_it_from_starting(
    server: EmbeddedPostgres, folder: Path
) -> None:
    server.stop()
    (folder / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n")

    server.start()

    assert server.pid not in (None, os.getpid())


def test_a_setup_that_was_killed_is_begun_anew(folder: Path) -> None:
    (folder / "data.new").mkdir(parents=True)
    (folder / "data.new" / "PG_VERSION").write_text("18\n")

    with EmbeddedPostgres(folder, durable=False) as server:
        assert server.pid is not None


@pytest.mark.parametrize("name", ["tỉnh Lạng Sơn's dữ liệu", "a" * 120])
def test_any_folder_will_do(folder: Path, name: str) -> None:
    with EmbeddedPostgres(folder / name, durable=False) as server:
        url = server.database("portal")

        with psycopg.connect(url) as connection:
            assert connection.info.dbname == "portal"


def test_a_folder_in_use_is_refused_in_one_line(server: EmbeddedPostgres, folder: Path) -> None:
    with pytest.raises(EmbeddedPostgresUnavailable) as refused:
        EmbeddedPostgres(folder).start()

    assert str(refused.value) == f"The data folder {folder} is in use by another process."


def test_a_folder_that_cannot_be_made_is_refused_in_one_line(folder: Path) -> None:
    folder.write_text("a file stands in the way")

    with pytest.raises(EmbeddedPostgresUnavailable) as refused:
        EmbeddedPostgres(folder / "data").start()

    assert (
        str(refused.value) == f"The data folder {folder}/data cannot be written (Not a directory)."
    )


def test_data_of_another_version_is_refused_with_the_servers_own_words(
    server: EmbeddedPostgres, folder: Path
) -> None:
    server.stop()
    (folder / "data" / "PG_VERSION").write_text("12\n")

    with pytest.raises(EmbeddedPostgresUnavailable, match="incompatible with server"):
        server.start()


def _kill(server: EmbeddedPostgres) -> None:
    pid = server.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def _start_in_a_process_that_is_killed(folder: Path) -> int:
    program = (
        "import os, signal, sys; from pathlib import Path;"
        "from chassis.postgres.embedded import EmbeddedPostgres;"
        "server = EmbeddedPostgres(Path(sys.argv[1]), durable=False); server.start();"
        "print(server.pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    return int(done.stdout)
