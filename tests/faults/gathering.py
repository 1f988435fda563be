"""Gathers the evidence: waits until all has arrived, then reads logs, topics and tables."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from chassis.eventstore.event_log import EventLog
from chassis.feeds.feed import Record
from chassis.feeds.kafka import KafkaFeed
from chassis.feeds.published_log import PublishedLog
from chassis.postgres.database import Database
from chassis.projection import dead_letters
from chassis.projection.fold import Fold
from chassis.projection.generations import Generations
from chassis.rebuilding.rebuild import Rebuild, fingerprints
from chassis.service import LogFollow
from contracts.envelope import Envelope
from contracts.topics import ASSIGNMENT, ATTENDANCE
from deploy.toolbox import wait_until
from services.assignment import published as assignment, service as authority
from services.attendance import published as attendance
from services.attendance.adapters import folds as directory
from services.attendance.domain.meeting.meeting import Meeting
from services.projection.folds import FOLDS
from tests.faults.evidence import Event, Evidence, Sum, Tables
from tests.faults.system.commands import Book

_STORED_BY: Final = (Meeting,)
"""Its module must be there: the library finds stored events by the topics it has registered."""

STUCK_AFTER: Final = 60.0
"""Seconds without any progress after which what has not arrived is said not to arrive."""

_TRANSLATE: Final = {
    ASSIGNMENT.name: assignment.translate,
    ATTENDANCE.name: attendance.translate,
}


@dataclass(frozen=True)
class _Side:
    """A service's folded tables: their generations' name, their folds and their topics."""

    service: str
    generations: str
    folds: Sequence[Fold]
    topics: Sequence[str]


_SIDES: Final = (
    _Side("projection", "read", FOLDS, [ASSIGNMENT.name, ATTENDANCE.name]),
    _Side("attendance", "directory", directory.FOLDS, [ASSIGNMENT.name]),
    _Side("assignment", "authority", authority.SERVICE.folds, [ASSIGNMENT.name]),
)


def gather(databases: Mapping[str, str], servers: str, book: Book) -> Evidence:
    """Everything there is, when nobody writes any more.

    Returns also when something never arrives: the evidence then shows what.
    """
    with _logs(databases) as logs:
        stored = {topic: _read_log(log) for topic, log in logs.items()}
        follow = LogFollow()
        for log in logs.values():
            follow.add(log, databases[log.topic.removesuffix(".events")])
        tables = []
        for side in _SIDES:
            with _open(databases[side.service]) as database:
                tables.append(_fold_anew(side, database, follow, stored))
        with _open(databases["projection"]) as database:
            live = Generations(database, "read").live()
            trail = [r["event_id"] for r in database.rows("SELECT * FROM trail", schema=live)]
            sums = database.rows("SELECT * FROM quota_sum", schema=live)
        return Evidence(
            told=list(book.told),
            unseen=list(book.unseen),
            stored=[event for events in stored.values() for event in events],
            published=_read_topics(servers),
            trail=trail,
            sums=[_sum(row) for row in sums],
            tables=tables,
        )


def _fold_anew(
    side: _Side, database: Database, follow: LogFollow, stored: Mapping[str, Sequence[Event]]
) -> Tables:
    """Wait for what is to arrive, then compare with a fold of the logs that no fault has seen."""
    due = {e.aggregate: e.version for topic in side.topics for e in stored[topic]}
    generations = Generations(database, side.generations)
    live = generations.live()
    _wait_for_arrival(database, live, sum(due.values()))
    work = Rebuild(database, generations, side.folds, side.topics, follow)
    pure = work.build()
    try:
        there, wanted = fingerprints(database, live), fingerprints(database, pure)
    finally:
        generations.drop(pure)
    with database.transaction(live) as cursor:
        letters = [f"{row['key']}: {row['error']}" for row in dead_letters.listed(cursor)]
    return Tables(
        name=live,
        stored=due,
        seen=_seen(database, live),
        differing=[table for table, rows in wanted.items() if there.get(table) != rows],
        dead_letters=letters,
    )


def _wait_for_arrival(database: Database, schema: str, due: int) -> None:
    """Return when so many events are folded, or when no more come."""
    folded, moved_at = -1, time.monotonic()

    def arrived_or_stuck() -> bool:
        nonlocal folded, moved_at
        now = sum(_seen(database, schema).values())
        if now != folded:
            folded, moved_at = now, time.monotonic()
        return folded >= due or time.monotonic() - moved_at > STUCK_AFTER

    wait_until(arrived_or_stuck, within=10 * STUCK_AFTER)


def _seen(database: Database, schema: str) -> dict[UUID, int]:
    rows = database.rows("SELECT key, version FROM seen", schema=schema)
    return {row["key"]: row["version"] for row in rows}


def _sum(row: Mapping[str, object]) -> Sum:
    return Sum(
        year=int(str(row["year"])),
        member=UUID(str(row["member_id"])),
        level=str(row["level"]),
        recorded=int(str(row["recorded"])),
        confirmed=int(str(row["confirmed"])),
    )


def _read_log(log: PublishedLog) -> list[Event]:
    events: list[Event] = []
    position = 0
    while records := log.read(position, 5000):
        position = records[-1].offset
        events += _events(records)
    return events


def _read_topics(servers: str) -> list[Event]:
    """Everything in the topics, from the beginning, partition by partition in their order."""
    feed = KafkaFeed(servers, list(_TRANSLATE), lambda _: {}, None)
    try:
        left = {partition: end for partition, end in feed.ends().items() if end > 0}
        events = []
        while left:
            records = feed.poll(1.0, 5000)
            events += _events(records)
            for record in records:
                if record.offset + 1 >= left.get(record.partition, 0):
                    left.pop(record.partition, None)
        return events
    finally:
        feed.close()


def _events(records: Sequence[Record]) -> list[Event]:
    return [
        Event(r.event.aggregate_id, r.event.version, r.event.correlation_id)
        for r in records
        if isinstance(r.event, Envelope)
    ]


@contextmanager
def _logs(databases: Mapping[str, str]) -> Iterator[dict[str, PublishedLog]]:
    with ExitStack() as opened:
        logs = {}
        for topic, translate in _TRANSLATE.items():
            service = topic.removesuffix(".events")
            log = EventLog(service, databases[service], pool_size=1)
            opened.callback(log.close)
            logs[topic] = PublishedLog(log, translate)
        yield logs


@contextmanager
def _open(url: str) -> Iterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        database.close()
