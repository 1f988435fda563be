"""A fresh petition service for each test, on a PostgreSQL that all of them share."""

from collections.abc import Iterator

import pytest

from tests.services.petition.entries import enter_rules, past_briefing
from tests.services.petition.house import Caller, House
from tests.services.petition.province import KHANH, PROVINCE_EVENTS, TAN


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


@pytest.fixture
def months(house: House) -> list[str]:
    """The briefings of March, April and May."""
    enter_rules(house)
    hosts = {"2019-03-06": KHANH, "2019-04-08": TAN, "2019-05-08": KHANH}
    return [past_briefing(house, day, host) for day, host in hosts.items()]
