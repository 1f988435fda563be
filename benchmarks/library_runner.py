"""The same folds, run by the library's own ``ProjectionRunner``: one transaction for each event.

The published events are stored in an application of the library; a projection takes each out again,
asks the same folds for its rows, and writes them with psycopg into the same tables together with
the tracking of its position, as the library's documentation shows it. Statements are prepared by
psycopg after their fifth use.
"""

import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import DomainEvent
from eventsourcing.persistence import Tracking
from eventsourcing.postgres import PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Composed, Identifier, Placeholder

from benchmarks.loading import StreamFeed
from chassis.postgres.database import Database
from chassis.projection.batch import fold_one
from chassis.projection.fold import TableRow
from chassis.projection.generations import Generations
from chassis.projection.projector import Projector
from chassis.projection.schema import ddl
from contracts.envelope import Envelope
from services.projection.folds import FOLDS

_GENERATION: Final = "runner"
_SCHEMA: Final = f"{_GENERATION}_1"
_STORED_AT_ONCE: Final = 500


@dataclass(frozen=True)
class Told(DomainEvent):
    """A published event, stored."""

    kind: str
    source: str
    sequence: int
    actor: str
    correlation_id: str
    data: str


class Upstream(Application[UUID]):
    """The application that the projection follows."""

    name = "upstream"


def _insert(table: str, columns: Sequence[str]) -> Composed:
    return SQL("INSERT INTO {} ({}) VALUES ({})").format(
        Identifier(_SCHEMA, table),
        SQL(", ").join(map(Identifier, columns)),
        SQL(", ").join(Placeholder() for _ in columns),
    )


_INSERTS: Final = {
    table: _insert(table, columns) for fold in FOLDS for table, columns in fold.columns.items()
}


class View(PostgresTrackingRecorder):
    """The read models' tables."""

    def write(self, rows: Iterable[TableRow], tracking: Tracking) -> None:
        with self.datastore.transaction(commit=True) as cursor:
            self._insert_tracking(cursor, tracking)
            for table, row in rows:
                cursor.execute(_INSERTS[table], row)


class Folded(Projection[View]):
    """Folds each event when it comes; ``last`` is the position at which all have."""

    name = "folded"
    last = 0
    done = threading.Event()

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        rows = [row for _, of_fold in fold_one(_envelope(domain_event), FOLDS) for row in of_fold]
        self.view.write(rows, tracking)
        if tracking.notification_id == self.last:
            self.done.set()


def prepare(database_url: str, envelopes: Sequence[Envelope]) -> None:
    """Store the events in the application, and make the tables."""
    app = Upstream(env=library_settings(database_url))
    for start in range(0, len(envelopes), _STORED_AT_ONCE):
        app.save(*(_told(envelope) for envelope in envelopes[start : start + _STORED_AT_ONCE]))
    app.close()
    database = Database(database_url)
    Generations(database, _GENERATION).begin(ddl(FOLDS))
    database.close()


def run(database_url: str, events: int) -> float:
    """The seconds that the runner needs for so many events, prepared before."""
    Folded.last = events
    began = time.perf_counter()
    with ProjectionRunner(
        application_class=Upstream,
        projection_class=Folded,
        view_class=View,
        env=library_settings(database_url),
    ) as runner:
        while not Folded.done.wait(0.1):
            runner.run_forever(timeout=0)
    database = Database(database_url)
    Projector("runner", database, _SCHEMA, FOLDS, StreamFeed([], 0), deferred=True).derive()
    seconds = time.perf_counter() - began
    database.close()
    return seconds


def library_settings(database_url: str) -> dict[str, str]:
    """The environment with which an application of the library uses this database."""
    parts = conninfo_to_dict(database_url)
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": str(parts["dbname"]),
        "POSTGRES_HOST": str(parts["host"]),
        "POSTGRES_PORT": str(parts["port"]),
        "POSTGRES_USER": str(parts["user"]),
        "POSTGRES_PASSWORD": "",
    }


def _told(envelope: Envelope) -> Told:
    return Told(
        originator_id=envelope.aggregate_id,
        originator_version=envelope.version,
        timestamp=envelope.time,
        kind=envelope.type,
        source=envelope.source,
        sequence=envelope.sequence,
        actor=envelope.actor,
        correlation_id=envelope.correlation_id,
        data=envelope.data.decode(),
    )


def _envelope(event: Told) -> Envelope:
    recorded_at: datetime = event.timestamp
    return Envelope(
        id=f"{event.originator_id}:{event.originator_version}",
        type=event.kind,
        source=event.source,
        subject=str(event.originator_id),
        time=recorded_at,
        sequence=event.sequence,
        actor=event.actor,
        correlation_id=event.correlation_id,
        causation_id=None,
        data=event.data.encode(),
    )
