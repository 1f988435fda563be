"""What the tests of the chassis start from."""

from collections.abc import Iterator

import pytest

from chassis.eventstore.event_log import EventLog
from tests.chassis.running import Stores
from tests.support.logs import open_log
from tests.support.registers import Register
from tests.support.servers.postgres import fresh_database


@pytest.fixture
def log(database: str) -> Iterator[EventLog]:
    """An empty event log."""
    with open_log(database) as opened:
        yield opened


@pytest.fixture
def register(database: str) -> Iterator[Register]:
    """The names that organizations bore, with nothing folded yet."""
    opened = Register(database)
    yield opened
    opened.close()


@pytest.fixture
def stores(postgres_server: str) -> Iterator[Stores]:
    """The empty logs of two services."""
    with fresh_database(postgres_server) as one, fresh_database(postgres_server) as other:
        opened = Stores(one, other)
        yield opened
        opened.close()
