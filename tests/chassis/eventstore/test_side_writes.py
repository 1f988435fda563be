"""What is stored beside events is stored with them, or not at all, and once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import psycopg
import pytest
from psycopg.rows import scalar_row

from chassis.eventstore.command import CommandResult
from chassis.eventstore.event_log import EventLog
from chassis.eventstore.reservations import Reservation
from chassis.eventstore.side_writes import SideWrite
from chassis.refusals import ChangedMeanwhile, KeyUsedForAnotherRequest
from tests.support.logs import context, province

THREADS = 8
KEYED = context(key="k-1", body="the body")


class Taken(Exception):
    """Somebody else holds it."""


class Notes:
    """A table of a service's own."""

    def __init__(self, database_url: str) -> None:
        self._url = database_url
        self._run("CREATE TABLE note (text text PRIMARY KEY)")

    def all(self) -> list[str]:
        return self._run("SELECT text FROM note ORDER BY text")

    def _run(self, statement: str) -> list[str]:
        with psycopg.connect(self._url, row_factory=scalar_row) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []


@pytest.fixture
def notes(database: str) -> Notes:
    return Notes(database)


def note(text: str) -> SideWrite:
    return SideWrite(statement="INSERT INTO note VALUES (%(text)s)", parameters={"text": text})


def reservation(holder: str) -> Reservation:
    return Reservation(
        key="code", holder=holder, starts_on=date(2026, 1, 1), ends_on=None, refusal=Taken()
    )


def test_it_is_stored_with_the_events(log: EventLog, notes: Notes) -> None:
    log.save(province(), context=context(), side_writes=[note("a"), note("b; 100 %")])

    assert notes.all() == ["a", "b; 100 %"]
    assert log.last_position() == 1


def test_it_is_stored_where_nothing_is_pending_and_the_result_with_it(
    log: EventLog, notes: Notes
) -> None:
    here = province()
    log.save(here, context=context())

    result = log.save(here, context=KEYED, side_writes=[note("a")])

    assert result == CommandResult(here.id, 1)
    assert log.repeated(KEYED) == result
    assert notes.all() == ["a"]
    assert log.last_position() == 1


def test_nothing_is_stored_where_a_claim_is_refused(log: EventLog, notes: Notes) -> None:
    log.save(province("Lạng Sơn"), context=context(), reservations=[reservation("a")])

    with pytest.raises(Taken):
        log.save(
            province("Cao Bằng"),
            context=context(),
            reservations=[reservation("b")],
            side_writes=[note("b")],
        )

    assert notes.all() == []


def test_nothing_is_stored_where_somebody_else_was_first(log: EventLog, notes: Notes) -> None:
    log.save(province(), context=context())

    with pytest.raises(ChangedMeanwhile):
        log.save(province(), context=context(), side_writes=[note("a")])

    assert notes.all() == []


def test_no_event_is_stored_where_the_statement_fails(log: EventLog, notes: Notes) -> None:
    log.save(province("Lạng Sơn"), context=context(), side_writes=[note("a")])

    with pytest.raises(ChangedMeanwhile):
        log.save(province("Cao Bằng"), context=context(), side_writes=[note("b"), note("a")])

    assert notes.all() == ["a"]
    assert log.last_position() == 1


def test_a_repeated_command_stores_it_once(log: EventLog, notes: Notes) -> None:
    first = log.save(province("Lạng Sơn"), context=KEYED, side_writes=[note("a")])

    again = log.save(province("Cao Bằng"), context=KEYED, side_writes=[note("b")])

    assert again == first
    assert notes.all() == ["a"]
    with pytest.raises(KeyUsedForAnotherRequest):
        log.save(
            province("Cao Bằng"),
            context=context(key="k-1", body="another"),
            side_writes=[note("c")],
        )
    assert notes.all() == ["a"]


def test_one_command_from_many_threads_stores_it_once(log: EventLog, notes: Notes) -> None:
    barrier = Barrier(THREADS)

    def give(number: int) -> CommandResult:
        barrier.wait()
        return log.save(province(f"T {number}"), context=KEYED, side_writes=[note(f"n {number}")])

    with ThreadPoolExecutor(THREADS) as threads:
        results = list(threads.map(give, range(THREADS)))

    assert len(notes.all()) == 1
    assert {result.id for result in results} == {results[0].id}
    assert log.last_position() == 1
