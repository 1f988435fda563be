"""The relay: publishes a service's event log, in order, at least once, and never less."""

import select
import threading
from datetime import UTC, datetime
from functools import partial
from typing import Final, Protocol

import psycopg2
import structlog
from eventsourcing.persistence import PersistenceError
from psycopg2 import sql

from chassis import metrics
from chassis.backoff import repeat
from chassis.feeds.feed import FeedAway, Record
from chassis.feeds.published_log import PublishedLog
from chassis.postgres.database import TRANSIENT_ERRORS, Connection
from chassis.postgres.migrations import migrate
from contracts.envelope import Envelope

_REPOLL: Final = 0.25
"""Seconds after which the log is read without a wake-up: a lost one costs no more."""

_BATCH: Final = 500


class Sender(Protocol):
    """Where the relay publishes to."""

    def send(self, topic: str, envelopes: list[Envelope]) -> None:
        """Return when all are acknowledged. Raises FeedAway: some may have been, send again."""
        ...


class Relay:
    """Publishes what is behind its saved position. Of several relays of a log, one leads.

    The position is saved after the acknowledgement, so a relay that dies in between sends the
    batch again. Nor does saving it wait for the disk: a server that crashes may forget the last of
    them, and they are sent again. ``database_url`` is the service's own database.
    """

    def __init__(self, log: PublishedLog, database_url: str, sender: Sender) -> None:
        self._log = log
        self._url = database_url
        self._sender = sender
        self._service = log.topic.removesuffix(".events")

    def run(self, stopping: threading.Event) -> None:
        """Publish until told to stop; days on which database or broker is away are waited out."""
        metrics.relay_starts(self._service)
        log = structlog.get_logger().bind(service=self._service)
        repeat(
            partial(self._lead, stopping),
            stopping,
            errors=(FeedAway, PersistenceError, *TRANSIENT_ERRORS),
            waiting=lambda error, seconds: log.warning(
                "relay_waiting", error=str(error), seconds=seconds
            ),
            longest=5.0,
        )

    def _lead(self, stopping: threading.Event) -> None:
        connection = psycopg2.connect(self._url)
        connection.autocommit = True
        try:
            if not self._becomes_leader(connection):
                metrics.RELAY_AGE.labels(self._service).set(0)
                stopping.wait(1.0)
                return
            position = self._saved_position(connection)
            while not stopping.is_set():
                records = self._log.read(position, _BATCH)
                if records:
                    position = self._publish(connection, records)
                else:
                    metrics.RELAY_AGE.labels(self._service).set(0)
                    _sleep(connection)
        finally:
            connection.close()

    def _becomes_leader(self, connection: Connection) -> bool:
        """The lock is the session's: it goes with the connection, and so does the lead."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_try_advisory_lock(hashtextextended(%s, 0))",
                (f"relay {self._log.topic}",),
            )
            (leads,) = cursor.fetchall()[0]
            if leads:
                cursor.execute(sql.SQL("LISTEN {}").format(sql.Identifier(self._log.channel)))
                migrate(self._url, "publishing", "chassis.publishing")
                cursor.execute("SET synchronous_commit TO off")
        return bool(leads)

    def _saved_position(self, connection: Connection) -> int:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT position FROM relay_position WHERE topic = %s", (self._log.topic,)
            )
            return next((int(row[0]) for row in cursor.fetchall()), 0)

    def _publish(self, connection: Connection, records: list[Record]) -> int:
        envelopes = [record.event for record in records if isinstance(record.event, Envelope)]
        oldest = (datetime.now(UTC) - envelopes[0].time).total_seconds()
        metrics.RELAY_AGE.labels(self._service).set(max(0.0, oldest))
        self._sender.send(self._log.topic, envelopes)
        position = records[-1].offset
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO relay_position VALUES (%s, %s)"
                " ON CONFLICT (topic) DO UPDATE SET position = excluded.position",
                (self._log.topic, position),
            )
        metrics.RELAYED.labels(self._service).inc(len(envelopes))
        return position


def _sleep(connection: Connection) -> None:
    select.select([connection], [], [], _REPOLL)
    connection.poll()
    connection.notifies.clear()
