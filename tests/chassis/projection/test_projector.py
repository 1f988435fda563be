"""The projector: each event exactly once, its rows and its position in one transaction."""

import threading
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import psycopg
import psycopg2
import pytest

from chassis.feeds.feed import FeedAway, Record, TopicPartition
from chassis.postgres.database import Cursor
from chassis.projection.fold import BatchRows
from chassis.projection.position_waiter import CHANNEL
from contracts.envelope import Envelope
from deploy.toolbox import wait_until
from tests.support.feeds import MemoryFeed
from tests.support.logs import identity
from tests.support.names import Names, many
from tests.support.registers import Register, register as register_fold
from tests.support.servers.absent_postgres import away

MANY = many(organizations=30, renamings=9)


def folded_exactly_once(register: Register, envelopes: Sequence[Envelope]) -> bool:
    versions = Counter((e.subject, e.version) for e in envelopes)
    rows = register.rows("SELECT organization_id::text, version FROM named")
    found = Counter((row["organization_id"], row["version"]) for row in rows)
    return set(found) == set(versions) and set(found.values()) == {1}


@pytest.mark.parametrize("batch_size", [1, 7, 500])
def test_every_event_is_folded_once(register: Register, batch_size: int) -> None:
    register.fold(MANY, batch_size=batch_size)

    assert folded_exactly_once(register, MANY)
    assert register.total() == len(MANY)
    assert register.next_offset() == len(MANY)
    assert register.letters() == []


@pytest.mark.parametrize("batch_size", [1, 7, 500])
def test_what_comes_again_is_dropped(register: Register, batch_size: int) -> None:
    again = [copy for envelope in MANY for copy in (envelope, envelope)] + MANY[:50]

    register.fold(again, batch_size=batch_size)

    assert folded_exactly_once(register, MANY)
    assert register.total() == len(MANY)
    assert register.next_offset() == len(again)
    assert register.letters() == []


def test_another_projector_goes_on_where_the_first_one_stopped(register: Register) -> None:
    register.fold(MANY[:100])

    register.fold(MANY)

    assert folded_exactly_once(register, MANY)
    assert register.total() == len(MANY)


def test_rows_versions_and_position_are_written_by_one_transaction(register: Register) -> None:
    """The server itself says which transaction wrote a row."""
    register.fold(MANY)

    written = {
        table: {row["xmin"] for row in register.rows(f"SELECT xmin::text FROM {table}")}
        for table in ("named", "seen", "positions", "total")
    }

    assert len(written["named"]) == 1
    assert written["seen"] == written["positions"] == written["total"] == written["named"]


def test_a_crash_between_rows_and_commit_leaves_nothing(register: Register) -> None:
    class Killed(BaseException):
        """The end of the process."""

    def killed(cursor: Cursor, written: BatchRows | None) -> None:
        cursor.execute("SELECT count(*) FROM named")
        assert cursor.fetchall() == [(len(MANY),)]
        raise Killed

    with pytest.raises(Killed):
        register.fold(MANY, register_fold(refresh=killed))

    assert register.names() == []
    assert register.rows("SELECT * FROM seen") == []
    assert register.next_offset() == 0

    register.fold(MANY)
    assert folded_exactly_once(register, MANY)


class Stale:
    """Positions as they were when the partition was taken away; the second answer is the truth."""

    def __init__(self, register: Register) -> None:
        self._answers: list[Mapping[TopicPartition, int]] = []
        self._register = register

    def remember(self, partitions: Collection[TopicPartition]) -> None:
        self._answers.append(self._register.positions(partitions))

    def __call__(self, partitions: Collection[TopicPartition]) -> Mapping[TopicPartition, int]:
        return self._answers.pop() if self._answers else self._register.positions(partitions)


@pytest.mark.parametrize("already_folded", [0, 120])
def test_of_two_projectors_on_one_slot_the_late_ones_batch_is_thrown_away(
    register: Register, already_folded: int
) -> None:
    register.fold(MANY[:already_folded])
    stale = Stale(register)
    stale.remember([TopicPartition("memory.events", 0)])
    late = register.projector(MemoryFeed(MANY, stale), batch_size=100)
    register.fold(MANY[: already_folded + 80])

    late.step(seconds=0)

    assert register.next_offset() == already_folded + 80
    assert register.total() == already_folded + 80
    while late.step(seconds=0):
        pass
    assert folded_exactly_once(register, MANY)
    assert register.total() == len(MANY)


def test_projectors_that_all_believe_to_own_a_slot_count_nothing_twice(register: Register) -> None:
    together = threading.Barrier(4)

    def follow(_: int) -> None:
        feed = MemoryFeed(MANY, register.positions)
        projector = register.projector(feed, batch_size=7)
        together.wait()
        projector.run(threading.Event(), until=lambda: register.next_offset() == len(MANY))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(follow, range(4)))

    assert folded_exactly_once(register, MANY)
    assert register.total() == len(MANY)
    assert register.letters() == []


class Interrupted(MemoryFeed):
    """A feed whose source is away at every other poll."""

    polls = 0

    def poll(self, seconds: float, most: int) -> list[Record]:
        self.polls += 1
        if self.polls % 2:
            raise FeedAway("the broker does not answer")
        return super().poll(seconds, most)


def test_a_feed_that_is_away_is_waited_for(register: Register) -> None:
    feed = Interrupted(MANY, register.positions)
    projector = register.projector(feed, batch_size=100)

    projector.run(threading.Event(), until=lambda: register.next_offset() == len(MANY))

    assert folded_exactly_once(register, MANY)


def test_a_database_that_is_away_is_waited_for(register: Register, database: str) -> None:
    stopping = threading.Event()
    projector = register.projector(MemoryFeed(MANY, register.positions), batch_size=3)
    with ThreadPoolExecutor(1) as thread:
        running = thread.submit(projector.run, stopping)
        assert wait_until(lambda: register.next_offset() > 0, within=20)
        for _ in range(3):
            with away(database):
                pass
        assert wait_until(lambda: register.next_offset() == len(MANY), within=30)
        stopping.set()
        running.result()

    assert folded_exactly_once(register, MANY)
    assert register.total() == len(MANY)


def test_a_database_that_is_away_when_it_is_asked_for_the_end_is_waited_for(
    register: Register, database: str
) -> None:
    answers = [psycopg2.OperationalError("the server is shutting down")]

    def reached() -> bool:
        if answers:
            raise answers.pop()
        return register.next_offset() == len(MANY)

    register.projector(MemoryFeed(MANY, register.positions)).run(threading.Event(), until=reached)

    assert folded_exactly_once(register, MANY)


def test_what_is_derived_may_be_left_for_later(register: Register) -> None:
    register.fold(MANY, deferred=True)
    assert register.total() == 0

    register.projector(MemoryFeed([], register.positions)).derive()

    assert register.total() == len(MANY)


def test_it_knows_whether_it_has_caught_up(register: Register) -> None:
    feed = MemoryFeed(MANY[:10], register.positions)
    projector = register.projector(feed, batch_size=5)

    assert not projector.caught_up(feed.ends())
    projector.step(seconds=0)
    assert not projector.caught_up(feed.ends())
    projector.step(seconds=0)
    assert projector.caught_up(feed.ends())


def test_each_batch_is_told_to_those_who_wait(register: Register, database: str) -> None:
    with psycopg.connect(database, autocommit=True) as waiting:
        waiting.execute(f"LISTEN {CHANNEL}")

        register.fold(MANY, batch_size=100)

        assert len(list(waiting.notifies(timeout=5, stop_after=3))) == 3


def test_the_last_version_seen_of_each_aggregate_is_kept(register: Register) -> None:
    told = Names()
    told.register("Lạng Sơn", "Cao Bằng")
    told.rename("Lạng Sơn", "Tỉnh Lạng Sơn")

    register.fold(told.envelopes)

    seen = {row["key"]: row["version"] for row in register.rows("SELECT * FROM seen")}
    assert seen == {identity("Lạng Sơn"): 2, identity("Cao Bằng"): 1}
