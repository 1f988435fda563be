"""A fresh attendance service for each test, on a PostgreSQL that all of them share."""

from collections.abc import Iterator

import pytest

from tests.services.attendance.house import House
from tests.services.attendance.province import PROVINCE_EVENTS


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
