"""A service's event log: the only place where anything is ever decided to have happened."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

import psycopg.errors
from eventsourcing.application import AggregateNotFoundError
from eventsourcing.domain import Aggregate, DomainEventProtocol
from eventsourcing.persistence import IntegrityError, Notification
from psycopg.conninfo import conninfo_to_dict

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.recorder import LogApplication, Recorder
from chassis.eventstore.reservations import Reservation, StoredReservation
from chassis.eventstore.side_writes import SideWrite
from chassis.postgres.migrations import migrate
from chassis.refusals import ChangedMeanwhile, Unknown

A = TypeVar("A", bound=Aggregate)


class EventLog:
    """The events of one service in PostgreSQL, in the order of their commits.

    ``database_url`` names the service's own database; its tables are made and migrated here. Many
    threads may use one log. A command waits some 20 s for a database that is away. Raises
    NewerDatabase.
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
            # concurrent writers; tests/chassis/eventstore/test_gaps.py would show it.
            "POSTGRES_ENABLE_DB_FUNCTIONS": "n",
            "APPLICATION_RECORDER_TOPIC": "chassis.eventstore.recorder:Recorder",
            "AGGREGATE_CACHE_MAXSIZE": "0",
        }
        self._app = type(service, (LogApplication,), {"name": service})(env=environment)
        recorder = self._app.recorder
        if not isinstance(recorder, Recorder):
            raise TypeError(f"{service} has a foreign recorder: {type(recorder)}")
        events = recorder.events_table_name
        migrate(database_url, events, "chassis.eventstore", {"events": events})
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

    def repeated(self, context: CommandContext) -> CommandResult | None:
        """The result of this command if it was carried out before, else None.

        Raises KeyUsedForAnotherRequest.
        """
        with self._recorder.datastore.get_connection() as connection:
            return self._recorder.commands.result(connection, context)

    def held(self, keys: Collection[str]) -> Sequence[StoredReservation]:
        """Every reservation that is stored on one of the keys."""
        with self._recorder.datastore.get_connection() as connection:
            return self._recorder.reservations.held(connection, keys)

    def save(
        self,
        *aggregates: Aggregate,
        context: CommandContext,
        reservations: Sequence[Reservation] = (),
        also: Mapping[str, str] | None = None,
        side_writes: Sequence[SideWrite] = (),
    ) -> CommandResult:
        """Store what is pending in the aggregates, all of it or nothing, and answer for the first.

        Aggregates in which nothing is pending may come for their result, and for what is stored
        ``beside``.

        Raises a reservation's refusal, ChangedMeanwhile, or KeyUsedForAnotherRequest. A command
        that was carried out before stores nothing and gets its first result.
        """
        first = aggregates[0]
        result = CommandResult(first.id, first.version, dict(also or {}))
        try:
            self._app.save(
                *aggregates,
                context=context,
                reservations=reservations,
                result=result,
                side_writes=side_writes,
            )
        except IntegrityError as error:
            earlier = self.repeated(context)
            if earlier is not None:
                return earlier
            raise self._refusal(error, reservations) from error
        return result

    def _refusal(self, error: IntegrityError, reservations: Sequence[Reservation]) -> Exception:
        if reservations and isinstance(error.__cause__, psycopg.errors.ExclusionViolation):
            with self._recorder.datastore.get_connection() as connection:
                refused = self._recorder.reservations.refused(connection, reservations)
            if refused is not None:
                return refused.refusal
        return ChangedMeanwhile("it was changed by somebody else meanwhile: read it again")

    def notifications(self, after: int, limit: int) -> Sequence[Notification]:
        """Up to ``limit`` stored events after this position, in the order of their commits."""
        found: Sequence[Notification] = self._recorder.select_notifications(
            after, limit, inclusive_of_start=False
        )
        return found

    def latest(self, events: int) -> dict[UUID, int]:
        """The aggregates of the last ``events`` stored events, each with its last version."""
        last = self.last_position()
        found = self.notifications(max(0, last - events), events)
        return {UUID(str(one.originator_id)): one.originator_version for one in found}

    def domain_event(self, notification: Notification) -> DomainEventProtocol[UUID]:
        event: DomainEventProtocol[UUID] = self._app.mapper.to_domain_event(notification)
        return event

    def last_position(self) -> int:
        """The position of the last stored event, 0 when there is none."""
        return self._recorder.max_notification_id() or 0

    def close(self) -> None:
        self._app.close()
