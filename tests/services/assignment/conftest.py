"""A fresh assignment service for each test, on a PostgreSQL that all of them share."""

from collections.abc import Iterator

import pytest

from tests.services.assignment.house import House, settled
from tests.services.assignment.outside import Outside, running


@pytest.fixture
def empty_house(database: str) -> Iterator[House]:
    """Nothing was ever stored."""
    house = House(database)
    yield house
    house.close()


@pytest.fixture
def house(empty_house: House) -> House:
    """A province with a district, a commune and two cells, and the offices that serve them."""
    settled(empty_house)
    return empty_house


@pytest.fixture
def outside(database: str) -> Iterator[Outside]:
    """A province and its office, entered by the operator; the service runs."""
    yield from running(database)


@pytest.fixture(scope="module")
def outside_of_module(module_database: str) -> Iterator[Outside]:
    """The same, shared by the tests of a module that change nothing."""
    yield from running(module_database)
