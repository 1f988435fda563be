"""A fresh petition service for each test, on a PostgreSQL that all of them share."""

from collections.abc import Iterator

import pytest

from tests.services.petition.entries import enter_rules, past_briefing
from tests.services.petition.house import House, petition_api
from tests.services.petition.province import KHANH, PROVINCE_EVENTS, TAN
from tests.support.servers.postgres import fresh_database
from tests.support.service_harness import Caller


@pytest.fixture
def empty_house(database: str) -> Iterator[House]:
    """Nothing has arrived from the others."""
    with petition_api(database) as api:
        house = House(api)
        yield house
        house.close()


@pytest.fixture(scope="session")
def settled_house(postgres_server: str) -> Iterator[House]:
    """The one whose database is copied for each test; it is closed."""
    with fresh_database(postgres_server) as url:
        with petition_api(url) as api:
            house = House(api)
            house.receive(*PROVINCE_EVENTS)
            house.close()
        yield house


@pytest.fixture
def house(postgres_server: str, settled_house: House) -> Iterator[House]:
    """The province of ``province.py`` has arrived."""
    with (
        fresh_database(postgres_server, like=settled_house.database_url) as url,
        petition_api(url) as api,
    ):
        house = House(api, settled_house.arrived)
        yield house
        house.close()


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
