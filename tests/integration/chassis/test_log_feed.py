"""The feed that follows event logs keeps what every feed promises."""

from collections.abc import Iterator

import pytest

from tests.integration.chassis.feed_contract import AbsenceContract, FeedContract
from tests.integration.chassis.sources import TOPICS, LogSource
from chassis.event_log import EventLog


@pytest.fixture
def source(database: str) -> Iterator[LogSource]:
    logs = [EventLog(topic, database) for topic in TOPICS]
    yield LogSource(logs, database)
    for log in logs:
        log.close()


class TestLogFeed(FeedContract, AbsenceContract):
    pass
