"""Two services' logs, their relays at work, and what a projector makes of what they publish."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Protocol
from uuid import uuid4

import psycopg

from chassis.eventstore.event_log import EventLog
from chassis.feeds.feed import Feed, Positions
from chassis.feeds.kafka import KafkaFeed, Producer, ensure_topics
from chassis.feeds.log_feed import LogFeed
from chassis.feeds.published_log import PublishedLog
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from chassis.projection.projector import Projector
from chassis.projection.schema import ddl
from chassis.projection.store import stored_positions
from chassis.publishing.relay import Relay
from chassis.rebuilding.rebuild import fingerprints
from contracts.envelope import Envelope
from contracts.topics import PARTITIONS
from deploy.toolbox import wait_until
from services.assignment.published import translate as translate_assignment
from services.attendance.published import translate as translate_attendance
from services.projection.folds import FOLDS
from tests.support.little_province import LittleProvince

FollowWith = Callable[[Positions], Feed]


class Worker(Protocol):
    def run(self, stopping: threading.Event) -> None: ...


class Died(Exception):
    """A worker ended with an error of its own."""


@contextmanager
def running(*workers: Worker) -> Iterator[None]:
    """The workers run meanwhile. Raises Died when one of them ended by itself."""
    stopping = threading.Event()
    errors: list[BaseException] = []

    def work(worker: Worker) -> None:
        try:
            worker.run(stopping)
        # Whatever it is, it is raised again when the block ends.
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in workers]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stopping.set()
        for thread in threads:
            thread.join()
        if errors:
            raise Died from errors[0]


class Stores:
    """The logs of two services, each with a database of its own, and the relays of both.

    Their topics are of this run alone.
    """

    def __init__(self, assignment_url: str, attendance_url: str) -> None:
        self.urls = (assignment_url, attendance_url)
        self._logs = (
            EventLog("assignment", assignment_url),
            EventLog("attendance", attendance_url),
        )
        self.province = LittleProvince(*self._logs)
        assignment, attendance = self._logs
        self.published = (
            PublishedLog(assignment, translate_assignment),
            PublishedLog(attendance, translate_attendance),
        )
        run = uuid4().hex
        for log in self.published:
            log.topic = f"{run}-{log.topic}"
        self.topics = [log.topic for log in self.published]

    def stored(self) -> list[Envelope]:
        """All events of both logs as they are to be published."""
        records = [record for log in self.published for record in log.read(0, 100_000)]
        return [record.event for record in records if isinstance(record.event, Envelope)]

    def over_logs(self, positions: Positions) -> Feed:
        return LogFeed(list(zip(self.published, self.urls, strict=True)), positions)

    def over_kafka(self, servers: str, group: str | None = None) -> FollowWith:
        return lambda positions: KafkaFeed(servers, self.topics, positions, group)

    @contextmanager
    def relaying(self, servers: str) -> Iterator[None]:
        """Relays of both logs publish meanwhile."""
        ensure_topics(servers, self.topics, PARTITIONS, 1)
        producers = [Producer(servers) for _ in self.urls]
        try:
            with running(*map(Relay, self.published, self.urls, producers)):
                yield
        finally:
            for producer in producers:
                producer.close()

    def publish(self, servers: str) -> None:
        """Publish all that is stored now."""
        with self.relaying(servers):
            assert wait_until(self.are_relayed, within=60)

    def are_relayed(self) -> bool:
        """Whether all that is stored was acknowledged."""
        return all(map(_relayed, self.published, self.urls))

    def close(self) -> None:
        for log in self._logs:
            log.close()


def _relayed(log: PublishedLog, database_url: str) -> bool:
    with psycopg.connect(database_url) as connection:
        try:
            found = connection.execute("SELECT position FROM relay_position").fetchone()
        except psycopg.errors.UndefinedTable:
            return False
    return found == (log.last_position(),)


def folded(database_url: str, follow: FollowWith) -> Mapping[str, tuple[int, int]]:
    """The fingerprints of all read models after everything that the feed has now was folded."""
    database = Database(database_url)
    schema = Generations(database, "read").begin(ddl(FOLDS))
    feed = follow(partial(stored_positions, database, schema))
    try:
        projector = Projector("test", database, schema, FOLDS, feed, batch_size=50)
        ends = feed.ends()
        projector.run(threading.Event(), until=lambda: projector.caught_up(ends))
        return fingerprints(database, schema)
    finally:
        feed.close()
        database.close()


def read_until_the_end(feed: Feed) -> list[Envelope]:
    """All events that the feed has now."""
    try:
        wanted = sum(feed.ends().values())
        found: list[Envelope] = []
        while len(found) < wanted:
            records = feed.poll(5.0, 1000)
            found += [record.event for record in records if isinstance(record.event, Envelope)]
        return found
    finally:
        feed.close()
