"""The feed without a broker: it follows the services' event logs in PostgreSQL."""

import select
import time
from collections.abc import Mapping, Sequence
from typing import Final

import psycopg2
from eventsourcing.persistence import PersistenceError
from psycopg2 import sql

from chassis.feeds.feed import FeedAway, Positions, Record, TopicPartition
from chassis.feeds.published_log import PublishedLog
from chassis.postgres.database import TRANSIENT_ERRORS, Connection

_REPOLL: Final = 0.25
"""Seconds after which the log is looked at without a wake-up: a lost one costs no more."""


class LogFeed:
    """Follows one or several logs; each is a topic with the one partition 0.

    ``database_urls`` has, for each log, the database in which it lives, to LISTEN there.
    """

    def __init__(self, logs: Sequence[tuple[PublishedLog, str]], positions: Positions) -> None:
        self._logs = {TopicPartition(log.topic, 0): log for log, _ in logs}
        self._urls = {TopicPartition(log.topic, 0): url for log, url in logs}
        self._positions = positions
        self._next: dict[TopicPartition, int] | None = None
        self._listeners: list[Connection] = []

    def poll(self, seconds: float, most: int) -> list[Record]:
        until = time.monotonic() + seconds
        try:
            while True:
                self._listen()
                records = self._read(most)
                left = until - time.monotonic()
                if records or left <= 0:
                    return records
                self._sleep(min(left, _REPOLL))
        except (PersistenceError, *TRANSIENT_ERRORS) as error:
            self._hang_up()
            # What one log gave before the other failed is not lost: it is read again.
            self.rewind()
            raise FeedAway(f"the event log does not answer: {error}") from error

    def rewind(self) -> None:
        self._next = None

    def ends(self) -> Mapping[TopicPartition, int]:
        lasts = {partition: log.last_position() for partition, log in self._logs.items()}
        return {partition: last + 1 if last else 0 for partition, last in lasts.items()}

    def close(self) -> None:
        self._hang_up()

    def _read(self, most: int) -> list[Record]:
        if self._next is None:
            stored = self._positions(list(self._logs))
            self._next = {partition: stored.get(partition, 0) for partition in self._logs}
        share = max(1, most // len(self._logs))
        found: list[Record] = []
        for partition, log in self._logs.items():
            if len(found) >= most:
                break
            records = log.read(self._next[partition] - 1, share)
            if records:
                self._next[partition] = records[-1].offset + 1
                found += records
        return found

    def _listen(self) -> None:
        # LISTEN is in force before the log is read, so what is stored after the reading wakes us.
        if self._listeners:
            # A server that is gone is noticed here at once; the log would try for 20 s to reach it.
            self._sleep(0)
            return
        for partition, log in self._logs.items():
            connection = psycopg2.connect(self._urls[partition])
            connection.autocommit = True
            self._listeners.append(connection)
            with connection.cursor() as cursor:
                cursor.execute(sql.SQL("LISTEN {}").format(sql.Identifier(log.channel)))

    def _sleep(self, seconds: float) -> None:
        ready, _, _ = select.select(self._listeners, [], [], seconds)
        for connection in ready:
            connection.poll()
            if not connection.notifies:
                # No wake-up, so perhaps a farewell: a server that shuts down says so first.
                with connection.cursor() as cursor:
                    cursor.execute("SELECT 1")
            connection.notifies.clear()

    def _hang_up(self) -> None:
        for connection in self._listeners:
            connection.close()
        self._listeners = []
