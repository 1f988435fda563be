"""The feed that follows event logs keeps what every feed promises."""

from collections.abc import Iterator

import psycopg
import pytest
from eventsourcing.persistence import OperationalError

from chassis.eventstore.event_log import EventLog
from chassis.feeds.feed import FeedAway, Record
from chassis.feeds.log_feed import LogFeed
from chassis.feeds.published_log import PublishedLog
from deploy.toolbox import wait_until
from services.assignment.published import translate
from tests.chassis.feeds.feed_contract import (
    AbsenceContract,
    FeedContract,
    events,
    from_the_beginning,
    opened,
    read,
    waits_for_what_is_told,
)
from tests.chassis.feeds.sources import TOPICS, LogSource
from tests.support.logs import identity, published


@pytest.fixture
def logs(database: str) -> Iterator[list[EventLog]]:
    found = [EventLog(topic, database) for topic in TOPICS]
    yield found
    for log in found:
        log.close()


@pytest.fixture
def source(logs: list[EventLog], database: str) -> LogSource:
    return LogSource(logs, database)


class TestLogFeed(FeedContract, AbsenceContract):
    """Of the embedded system."""


class BrokenOnce(PublishedLog):
    """A log that cannot be read the first time."""

    broken = False

    def read(self, after: int, limit: int) -> list[Record]:
        if not self.broken:
            self.broken = True
            raise OperationalError("the connection is lost")
        return super().read(after, limit)


def test_what_one_log_gave_is_not_lost_when_another_cannot_be_read(
    logs: list[EventLog], database: str, source: LogSource
) -> None:
    source.tell("assignment", "An")
    source.tell("attendance", "Bình")
    follows = [(published(logs[0]), database), (BrokenOnce(logs[1], translate), database)]
    feed = LogFeed(follows, from_the_beginning)

    with pytest.raises(FeedAway):
        feed.poll(1.0, 10)

    assert events(feed.poll(1.0, 10)) == [(str(identity("An")), 1), (str(identity("Bình")), 1)]
    feed.close()


def test_a_small_poll_starves_no_log(source: LogSource) -> None:
    source.tell("assignment", "An", "Bình")
    source.tell("attendance", "Chi", "Dung")

    with opened(source, from_the_beginning) as feed:
        assert len(read(feed, 4, most=1)) == 4


def test_a_lost_wake_up_costs_little(
    logs: list[EventLog], database: str, source: LogSource
) -> None:
    deaf = published(logs[0])
    deaf.channel = "nobody_speaks_here"
    feed = LogFeed([(deaf, database)], from_the_beginning)

    waited = waits_for_what_is_told(feed, source)

    assert max(waited) < 2.0
    feed.close()


def test_a_closed_feed_holds_no_connection(source: LogSource, database: str) -> None:
    def listening() -> int:
        with psycopg.connect(database) as connection:
            found = connection.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND query LIKE 'LISTEN %'"
            ).fetchone()
        return 0 if found is None else int(found[0])

    feed = source.feed(from_the_beginning)
    feed.poll(0, 10)
    assert listening() == 2

    feed.close()

    assert wait_until(lambda: listening() == 0, within=10)
