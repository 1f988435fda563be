"""A fresh attendance service for each test, on a PostgreSQL that all of them share."""

from collections.abc import Iterator

import pytest

from tests.services.attendance.house import House
from tests.services.attendance.province import PROVINCE_EVENTS
from tests.support.servers.postgres import fresh_database


@pytest.fixture
def empty_house(database: str) -> Iterator[House]:
    """Nothing has arrived from the others."""
    house = House(database)
    yield house
    house.close()


@pytest.fixture(scope="session")
def settled_house(postgres_server: str) -> Iterator[House]:
    """The one whose database is copied for each test; it is closed."""
    with fresh_database(postgres_server) as url:
        house = House(url)
        house.receive(*PROVINCE_EVENTS)
        house.close()
        yield house


@pytest.fixture
def house(postgres_server: str, settled_house: House) -> Iterator[House]:
    """The province of ``province.py`` has arrived."""
    with fresh_database(postgres_server, like=settled_house.database_url) as url:
        house = House(url, settled_house.arrived)
        yield house
        house.close()
