"""A fresh petition service for each test, on a PostgreSQL that all of them share."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.services.petition.entries import enter_rules, past_briefing
from tests.services.petition.house import House, petition_api
from tests.services.petition.province import KHANH, PROVINCE_EVENTS, TAN
from tests.support.servers.postgres import fresh_database
from tests.support.service_harness import Api, Caller


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


@pytest.fixture(scope="session")
def one_api(postgres_server: str, settled_house: House) -> Iterator[Api]:
    """Built once, as that takes longer than most tests: under its address each has a database."""
    with ExitStack() as stack:
        with fresh_database(postgres_server, like=settled_house.database_url) as url:
            api = stack.enter_context(petition_api(url))
        yield api


@pytest.fixture
def house(postgres_server: str, settled_house: House, one_api: Api) -> Iterator[House]:
    """The province of ``province.py`` has arrived."""
    with fresh_database(postgres_server, like=settled_house.database_url, at=one_api.database_url):
        house = House(one_api, settled_house.arrived)
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
