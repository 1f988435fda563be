"""A fresh assignment service for each test, on a PostgreSQL that all of them share."""

from collections.abc import Iterator

import pytest

from tests.services.assignment.house import House, settled
from tests.services.assignment.outside import Outside, running
from tests.support.servers.postgres import fresh_database


@pytest.fixture
def empty_house(database: str) -> Iterator[House]:
    """Nothing was ever stored."""
    house = House(database)
    yield house
    house.close()


@pytest.fixture(scope="session")
def settled_house(postgres_server: str) -> Iterator[House]:
    """The one whose database is copied for each test; it is closed."""
    with fresh_database(postgres_server) as url:
        house = House(url)
        settled(house)
        house.close()
        yield house


@pytest.fixture
def house(postgres_server: str, settled_house: House) -> Iterator[House]:
    """A province with a district, a commune and two cells, and the offices that serve them."""
    with fresh_database(postgres_server, like=settled_house.database_url) as url:
        house = House(url, settled_house.arrived)
        yield house
        house.close()


@pytest.fixture
def outside(database: str) -> Iterator[Outside]:
    """A province and its office, entered by the operator; the service runs."""
    yield from running(database)


@pytest.fixture(scope="module")
def outside_of_module(module_database: str) -> Iterator[Outside]:
    """The same, shared by the tests of a module that change nothing."""
    yield from running(module_database)
