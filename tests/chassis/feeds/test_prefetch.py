"""A feed that reads ahead keeps what the feed promises that it reads."""

from collections.abc import Iterator

import pytest

from chassis.eventstore.event_log import EventLog
from chassis.feeds.feed import Feed, Positions
from chassis.feeds.prefetch import PrefetchingFeed
from tests.chassis.feeds.feed_contract import AbsenceContract, FeedContract
from tests.chassis.feeds.sources import TOPICS, LogSource


class Ahead(LogSource):
    """Event logs, read ahead."""

    def feed(self, positions: Positions, group: str | None = None) -> Feed:
        return PrefetchingFeed(super().feed(positions, group))


@pytest.fixture
def source(database: str) -> Iterator[Ahead]:
    logs = [EventLog(topic, database) for topic in TOPICS]
    yield Ahead(logs, database)
    for log in logs:
        log.close()


class TestReadAhead(FeedContract, AbsenceContract):
    """Of a rebuild."""
