"""How the library stores for us: with reservations, results, rows beside, and who recorded what."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import (
    EventStore,
    InterfaceError,
    JSONTranscoder,
    OperationalError,
    Recording,
    StoredEvent,
    Transcoding,
)
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from eventsourcing.utils import retry
from psycopg import Cursor
from psycopg.rows import DictRow

from chassis.eventstore import side_writes
from chassis.eventstore.command import CommandContext
from chassis.eventstore.idempotency import IdempotencyStore
from chassis.eventstore.reservations import ReservationTable

RECORDED = "recorded"
"""Under this name a stored event keeps who recorded it, when, and as part of what."""


class Recorder(PostgresApplicationRecorder):
    """The library's recorder, which in the same transaction takes reservations, keeps the result
    and stores what the service keeps beside its events.
    """

    def __init__(self, datastore: PostgresDatastore, *, events_table_name: str) -> None:
        # psycopg takes a statement for prepared although an aborted pipeline passed it over; the
        # next one to use it would fail. So nothing is prepared. Said before the library opens its
        # first connections, which it does at once.
        datastore.pool.kwargs = {**_options(datastore), "prepare_threshold": None}
        super().__init__(datastore, events_table_name=events_table_name)
        self.reservations = ReservationTable(datastore.schema, f"{events_table_name}_reservations")
        self.commands = IdempotencyStore(datastore.schema, f"{events_table_name}_results")

    def create_table(self) -> None:
        """What is missing is made once, however many processes open the log at the same time."""
        lock = (f"create {self.events_table_name}",)
        with self.datastore.get_connection() as connection:
            # PostgreSQL does not make this safe: of two that create the same, one fails.
            connection.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", lock)
            try:
                super().create_table()
            finally:
                connection.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", lock)

    @retry((InterfaceError, OperationalError), max_attempts=10, wait=0.2)
    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        """The positions of the events, stored in one transaction.

        Tried again on another connection when one breaks, as the library does. If it broke after
        the commit, the second try finds the events stored and is refused.
        """
        # Not through the library's pipeline. psycopg's pipeline stops for ever once more is queued
        # than the socket takes at once, for then it waits for an answer to what it has not sent;
        # and a refused reservation or key comes out of it as one of several errors, depending on
        # how far the statements behind it had got.
        with self.datastore.transaction(commit=True) as curs:
            self._insert_events(curs, stored_events, **kwargs)
            self._insert_stored_events(curs, stored_events, **kwargs)
            positions: Sequence[int] | None = self._fetch_ids_after_insert_events(
                curs, stored_events, **kwargs
            )
            return positions

    def _insert_events(
        self, curs: Cursor[DictRow], stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> None:
        # The library calls this hook before it takes the table lock: whoever waits for a
        # reservation does not hold up the writers who want none.
        super()._insert_events(curs, stored_events, **kwargs)
        self.commands.insert(curs, kwargs["context"], kwargs["result"])
        self.reservations.insert(curs, kwargs["reservations"])
        side_writes.store(curs, kwargs["side_writes"])


def _options(datastore: PostgresDatastore) -> dict[str, Any]:
    """The library gives its pool a dict, where psycopg would take a function too."""
    options = datastore.pool.kwargs
    if not isinstance(options, dict):
        raise TypeError(f"the pool's options are no dict: {options!r}")
    return options


class Store(EventStore[UUID]):
    """The library's store, which notes with every event who recorded it."""

    def put(
        self, domain_events: Sequence[DomainEventProtocol[UUID]], **kwargs: Any
    ) -> list[Recording[UUID]]:
        context: CommandContext = kwargs["context"]
        recorded = {
            "by": context.actor,
            "at": context.recorded_at.isoformat(),
            "correlation": context.correlation_id,
            "causation": context.causation_id,
        }
        for domain_event in domain_events:
            # The mapper stores whatever an event carries. The events stay frozen for the domain;
            # what the log adds to them is not the domain's.
            vars(domain_event)[RECORDED] = recorded
        return super().put(domain_events, **kwargs)


class _DateAsISO(Transcoding):
    type = date
    name = "date_iso"

    def encode(self, obj: date) -> str:
        return obj.isoformat()

    def decode(self, data: str) -> date:
        return date.fromisoformat(data)


class LogApplication(Application[UUID]):
    """The library's application over our store, with days in its events."""

    def register_transcodings(self, transcoder: JSONTranscoder) -> None:
        super().register_transcodings(transcoder)
        transcoder.register(_DateAsISO())

    def construct_event_store(self) -> EventStore[UUID]:
        return Store(mapper=self.mapper, recorder=self.recorder)
