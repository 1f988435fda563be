"""A fresh petition service for each test, on a PostgreSQL that all of them share."""

from collections.abc import Iterator

import pytest

from tests.integration.petition.house import Caller, House
from tests.integration.petition.province import PROVINCE_EVENTS


@pytest.fixture
def empty_house(database: str) -> Iterator[House]:
    """Nothing has arrived from the others."""
    house = House(database)
    yield house
    house.close()


@pytest.fixture
def house(empty_house: House) -> House:
    """The province of ``province.py`` has arrived."""
    empty_house.hears(*PROVINCE_EVENTS)
    return empty_house


@pytest.fixture
def district(house: House) -> Caller:
    """The office of the district."""
    return house.caller("district")
