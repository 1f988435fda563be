"""A system and a town of its own: who gets through every door changes what is behind it."""

from collections.abc import Iterator

import pytest

from tests.support.servers.postgres import fresh_database
from tests.support.servers.system import System, running_system
from tests.support.town import Town, build


@pytest.fixture(scope="session")
def system(postgres_server: str) -> Iterator[System]:
    with fresh_database(postgres_server) as url, running_system(url) as running:
        yield running


@pytest.fixture(scope="session")
def town(system: System) -> Town:
    return build(system)
