"""A service's event log: the only place where anything is ever decided to have happened."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

import psycopg.errors
from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.domain import Aggregate, DomainEventProtocol
from eventsourcing.persistence import (
    EventStore,
    IntegrityError,
    InterfaceError,
    JSONTranscoder,
    Notification,
    OperationalError,
    Recording,
    StoredEvent,
    Transcoding,
)
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from eventsourcing.utils import retry
from psycopg import Cursor
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import DictRow

from chassis.claims import Claim, ClaimsTable, Held
from chassis.commands_table import CommandsTable
from chassis.order import Order, Receipt
from chassis.refusals import ChangedMeanwhile, Unknown

A = TypeVar("A", bound=Aggregate)


RECORDED = "recorded"
"""Under this name a stored event keeps who recorded it, when, and as part of what."""


class Recorder(PostgresApplicationRecorder):
    """The library's recorder, which in the same transaction takes claims and keeps the receipt."""

    def __init__(self, datastore: PostgresDatastore, *, events_table_name: str) -> None:
        # psycopg takes a statement for prepared although an aborted pipeline passed it over; the
        # next one to use it would fail. So nothing is prepared. Said before the library opens its
        # first connections, which it does at once.
        datastore.pool.kwargs = {**_options(datastore), "prepare_threshold": None}
        super().__init__(datastore, events_table_name=events_table_name)
        self.claims = ClaimsTable(datastore.schema, f"{events_table_name}_claims")
        self.commands = CommandsTable(datastore.schema, f"{events_table_name}_commands")
        self.sql_create_statements += self.claims.create_statements()
        self.sql_create_statements += self.commands.create_statements()

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
        # and a refused claim or key comes out of it as one of several errors, depending on how
        # far the statements behind it had got.
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
        # The library calls this hook before it takes the table lock: whoever waits for a claim
        # does not hold up the writers who want none.
        super()._insert_events(curs, stored_events, **kwargs)
        self.commands.insert(curs, kwargs["order"], kwargs["receipt"])
        self.claims.insert(curs, kwargs["claims"])


def _options(datastore: PostgresDatastore) -> dict[str, Any]:
    """The library gives its pool a dict, where psycopg would take a function too."""
    options = datastore.pool.kwargs
    if not isinstance(options, dict):
        raise TypeError(f"the pool's options are no dict: {options!r}")
    return options


class _Store(EventStore[UUID]):
    def put(
        self, domain_events: Sequence[DomainEventProtocol[UUID]], **kwargs: Any
    ) -> list[Recording[UUID]]:
        order: Order = kwargs["order"]
        recorded = {
            "by": order.actor,
            "at": order.recorded_at.isoformat(),
            "correlation": order.correlation_id,
            "causation": order.causation_id,
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


class _Application(Application[UUID]):
    def register_transcodings(self, transcoder: JSONTranscoder) -> None:
        super().register_transcodings(transcoder)
        transcoder.register(_DateAsISO())

    def construct_event_store(self) -> EventStore[UUID]:
        return _Store(mapper=self.mapper, recorder=self.recorder)


class EventLog:
    """The events of one service in PostgreSQL, in the order of their commits.

    ``database_url`` names the service's own database; the tables are created there when they are
    missing. Many threads may use one log. A command waits some 20 s for a
    database that is away.
    """

    def __init__(self, service: str, database_url: str, *, pool_size: int = 5) -> None:
        parts = conninfo_to_dict(database_url)
        environment = {
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": str(parts.get("dbname", "")),
            "POSTGRES_HOST": str(parts.get("host", "")),
            "POSTGRES_PORT": str(parts.get("port", "5432")),
            "POSTGRES_USER": str(parts.get("user", "")),
            "POSTGRES_PASSWORD": str(parts.get("password", "")),
            # The library tries ten times: a database that is away is told after some 20 s.
            "POSTGRES_CONNECT_TIMEOUT": "2",
            "POSTGRES_POOL_SIZE": str(pool_size),
            "POSTGRES_MAX_OVERFLOW": "10",
            # With the library's database functions a tailing reader misses events under
            # concurrent writers; tests/integration/chassis/test_gaps.py would show it.
            "POSTGRES_ENABLE_DB_FUNCTIONS": "n",
            "APPLICATION_RECORDER_TOPIC": "chassis.event_log:Recorder",
            "AGGREGATE_CACHE_MAXSIZE": "0",
        }
        self._app = type(service, (_Application,), {"name": service})(env=environment)
        recorder = self._app.recorder
        if not isinstance(recorder, Recorder):
            raise TypeError(f"{service} has a foreign recorder: {type(recorder)}")
        self._recorder = recorder
        self.service = service

    @property
    def channel(self) -> str:
        """The PostgreSQL channel on which a NOTIFY tells that something was stored."""
        return str(self._recorder.channel_name)

    def get(self, kind: type[A], aggregate_id: UUID) -> A:
        """The aggregate as it is now. Raises Unknown, also when the id is another kind's."""
        try:
            aggregate: Any = self._app.repository.get(aggregate_id)
        except AggregateNotFoundError:
            raise Unknown(kind.__name__.lower(), aggregate_id) from None
        if not isinstance(aggregate, kind):
            raise Unknown(kind.__name__.lower(), aggregate_id)
        return aggregate

    def exists(self, aggregate_id: UUID) -> bool:
        """Whether anything has ever this id, of whatever kind."""
        return bool(self._recorder.select_events(aggregate_id, limit=1))

    def is_empty(self) -> bool:
        return self._recorder.max_notification_id() is None

    def repeated(self, order: Order) -> Receipt | None:
        """The receipt of this order if it was carried out before, else None.

        Raises KeyUsedForAnotherRequest.
        """
        with self._recorder.datastore.get_connection() as connection:
            return self._recorder.commands.receipt(connection, order)

    def held(self, keys: Collection[str]) -> Sequence[Held]:
        """Every claim that is stored on one of the keys."""
        with self._recorder.datastore.get_connection() as connection:
            return self._recorder.claims.held(connection, keys)

    def save(
        self,
        *aggregates: Aggregate,
        order: Order,
        claims: Sequence[Claim] = (),
        also: Mapping[str, str] | None = None,
    ) -> Receipt:
        """Store what is pending in the aggregates, all of it or nothing, and answer for the first.

        Raises a claim's refusal, ChangedMeanwhile, or KeyUsedForAnotherRequest. An order that was
        carried out before stores nothing and gets its first receipt.
        """
        first = aggregates[0]
        receipt = Receipt(first.id, first.version, dict(also or {}))
        try:
            self._app.save(*aggregates, order=order, claims=claims, receipt=receipt)
        except IntegrityError as error:
            earlier = self.repeated(order)
            if earlier is not None:
                return earlier
            raise self._refusal(error, claims) from error
        return receipt

    def _refusal(self, error: IntegrityError, claims: Sequence[Claim]) -> Exception:
        if claims and isinstance(error.__cause__, psycopg.errors.ExclusionViolation):
            with self._recorder.datastore.get_connection() as connection:
                refused = self._recorder.claims.refused(connection, claims)
            if refused is not None:
                return refused.refusal
        return ChangedMeanwhile("it was changed by somebody else meanwhile: read it again")

    def notifications(self, after: int, limit: int) -> Sequence[Notification]:
        """Up to ``limit`` stored events after this position, in the order of their commits."""
        found: Sequence[Notification] = self._recorder.select_notifications(
            after, limit, inclusive_of_start=False
        )
        return found

    def domain_event(self, notification: Notification) -> DomainEventProtocol[UUID]:
        event: DomainEventProtocol[UUID] = self._app.mapper.to_domain_event(notification)
        return event

    def last_position(self) -> int:
        """The position of the last stored event, 0 when there is none."""
        return self._recorder.max_notification_id() or 0

    def close(self) -> None:
        self._app.close()
