"""A reader that follows the log while many write to it misses nothing.

Positions are drawn from a sequence before the commit, and commits may overtake each other: a reader
that has seen position 7 must be sure that no 6 will turn up behind its back. For that the library
locks the table before it draws, but not when POSTGRES_ENABLE_DB_FUNCTIONS is on: then a tailing
reader loses events, as it does in these tests when the lock is taken out. So our log has it off.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

import psycopg

from chassis.eventstore.event_log import EventLog
from chassis.feeds.feed import Record
from chassis.feeds.log_feed import LogFeed
from chassis.refusals import ChangedMeanwhile
from contracts.envelope import Envelope
from tests.support.logs import BEGINNING, context, open_log, province, published

WRITERS = 4
SAVES = 60

A_DISK_THAT_TAKES_ITS_TIME = """
    CREATE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_sleep(random() * 0.003); RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON assignment_events
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION take_time();
"""
"""Between drawing a position and the end of the commit some milliseconds pass."""


def test_our_log_has_the_library_functions_off(log: EventLog) -> None:
    assert log._recorder.datastore.enable_db_functions is False


def test_a_reader_that_tails_the_log_misses_nothing(database: str) -> None:
    with open_log(database) as log, written_to(database) as still:
        reader = published(log)
        seen: list[Record] = []
        while True:
            going_on = still()
            found = reader.read(seen[-1].offset if seen else 0, 50)
            seen += found
            if not (going_on or found):
                break

        assert_nothing_missed(log, seen)


def test_a_feed_that_follows_the_log_misses_nothing(database: str) -> None:
    with open_log(database) as log, written_to(database) as still:
        feed = LogFeed([(published(log), database)], lambda _: {})
        seen: list[Record] = []
        while True:
            going_on = still()
            found = feed.poll(0.05, 50)
            seen += found
            if not (going_on or found):
                break
        feed.close()

        assert_nothing_missed(log, seen)


def assert_nothing_missed(log: EventLog, seen: list[Record]) -> None:
    stored = log.notifications(0, 100_000)
    envelopes = [record.event for record in seen if isinstance(record.event, Envelope)]
    assert [record.offset for record in seen] == [notification.id for notification in stored]
    assert len(stored) == WRITERS * SAVES * 2
    assert stored[-1].id > len(stored), "no transaction was aborted after it drew a position"
    versions: dict[UUID, list[int]] = {}
    for envelope in envelopes:
        versions.setdefault(envelope.aggregate_id, []).append(envelope.version)
    assert len(versions) == WRITERS
    assert all(seen == list(range(1, SAVES * 2 + 1)) for seen in versions.values())
    assert all(before.offset + 1 == after.expected for before, after in pairwise(seen))


@contextmanager
def written_to(database: str) -> Iterator[Callable[[], bool]]:
    """Writers at work, each as a process would with a log of its own; whether they still are."""
    with psycopg.connect(database) as connection:
        connection.execute(A_DISK_THAT_TAKES_ITS_TIME)
    together = threading.Barrier(WRITERS)
    with ThreadPoolExecutor(WRITERS) as threads:
        writing = [
            threads.submit(_write, database, UUID(int=number + 1), together)
            for number in range(WRITERS)
        ]
        yield lambda: not all(one.done() for one in writing)
        for one in writing:
            one.result()


def _write(database: str, organization_id: UUID, together: threading.Barrier) -> None:
    """Saves of two events each; between them, saves that are aborted after drawing a position."""
    with open_log(database, pool_size=1) as log:
        organization = province(organization_id=organization_id)
        together.wait()
        for number in range(1, SAVES * 2):
            day = BEGINNING + timedelta(days=number)
            organization.rename(code="TU", name=f"Tên {number}", effective_on=day)
            if number % 2:
                log.save(organization, context=context())
            elif number % 6 == 0:
                _abort(log, organization_id)


def _abort(log: EventLog, organization_id: UUID) -> None:
    try:
        log.save(province(organization_id=organization_id), context=context())
    except ChangedMeanwhile:
        return
    raise AssertionError("what was stored before was stored again")
