"""Folded tables of another version: built anew beside them at a start, once, before a reader."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import NamedTuple
from uuid import UUID

import pytest

from chassis.feeds.feed import Feed, Positions
from chassis.postgres.database import Database
from chassis.projection.fold import Fold
from chassis.projection.follower import Follower
from chassis.projection.generations import Generations
from chassis.projection.projector import Projector
from chassis.projection.schema import shape
from chassis.projection.store import stored_positions
from chassis.rebuilding.rebuild import Rebuild, differences
from chassis.rebuilding.upgrade import upgrade
from tests.support.feeds import MemoryFeed
from tests.support.names import many
from tests.support.registers import register

TOPICS = ["memory.events"]
PUBLISHED = many(5, 3)
OLD = register()
NEW = replace(OLD, ddl=OLD.ddl + "CREATE TABLE more (word text);")

Start = Callable[[Fold], Rebuild]


class Fewer(NamedTuple):
    """A meeting that was held, with fewer columns."""

    meeting_id: UUID


def follow(topics: Sequence[str], group: str | None, positions: Positions) -> Feed:
    return MemoryFeed(PUBLISHED, positions)


@pytest.fixture
def start(database: str) -> Iterator[Start]:
    """One more process of the version that has this fold, as far as the wiring brings it."""
    processes: list[Database] = []

    def begun(fold: Fold) -> Rebuild:
        processes.append(Database(database))
        generations = Generations(processes[-1], "read", shape([fold], TOPICS))
        Follower("test", processes[-1], generations, [fold], TOPICS, follow).prepare()
        return Rebuild(processes[-1], generations, [fold], TOPICS, follow)

    yield begun
    for process in processes:
        process.close()


def quietly(work: Rebuild) -> Rebuild:
    upgrade(work, lambda _: None)
    return work


def project(work: Rebuild) -> None:
    """Fold into the live generation as the version's projector does."""
    live = work.generations.live()
    feed = MemoryFeed(PUBLISHED, partial(stored_positions, work.database, live))
    projector = Projector("test", work.database, live, work.folds, feed)
    while projector.step(seconds=0):
        pass


def test_what_was_just_made_is_folded_to_the_end_before_it_is_read(start: Start) -> None:
    work = quietly(start(OLD))

    assert work.generations.all() == [("read_1", "live")]
    names = work.database.rows("SELECT names FROM total", schema="read_1")
    assert names == [{"names": len(PUBLISHED)}]


def test_tables_of_another_shape_are_built_beside_the_old_ones_and_it_is_told(start: Start) -> None:
    before = quietly(start(OLD))
    told: list[str] = []

    work = start(NEW)
    upgrade(work, told.append)

    assert (before.generations.live(), work.generations.live()) == ("read_1", "read_2")
    assert told[0].startswith("read_1 was built by another version of the program")
    assert told[1] == "building read_2"
    assert f"read_2: {len(PUBLISHED)} of {len(PUBLISHED)} events" in told
    assert told[-1] == "read_2 is in its place"
    assert differences(work.database, "read_1", "read_2", TOPICS) == ["more"]


def test_the_version_before_goes_on_in_its_own_tables(start: Start) -> None:
    before = quietly(start(OLD))
    quietly(start(NEW))

    project(before)
    quietly(start(OLD))

    assert start(OLD).generations.live() == "read_1"
    assert before.generations.all() == [("read_1", "live"), ("read_2", "live")]


def test_a_start_with_tables_of_its_own_shape_does_nothing(start: Start) -> None:
    quietly(start(NEW))
    told: list[str] = []

    upgrade(start(NEW), told.append)

    assert told == []


def test_of_many_who_start_at_once_one_builds_and_the_others_wait(start: Start) -> None:
    quietly(start(OLD))
    together = threading.Barrier(4)

    def begin(work: Rebuild) -> str:
        together.wait()
        return quietly(work).generations.live()

    works = [start(NEW) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(begin, works)) == {"read_2"}

    assert works[0].generations.all() == [("read_1", "live"), ("read_2", "live")]


def test_what_a_process_that_died_had_begun_is_thrown_away(start: Start) -> None:
    quietly(start(OLD))
    start(NEW).generations.begin("CREATE SCHEMA {schema}_as_of")

    work = quietly(start(NEW))

    assert work.generations.all() == [("read_1", "live"), ("read_2", "live")]
    assert differences(work.database, "read_1", "read_2", TOPICS) == ["more"]


@pytest.mark.parametrize(
    ("other", "topics"),
    [
        (NEW, TOPICS),
        (replace(OLD, version=2), TOPICS),
        (replace(OLD, handlers=dict(list(OLD.handlers.items())[1:])), TOPICS),
        (replace(OLD, tables={**OLD.tables, "held": Fewer}), TOPICS),
        (OLD, [*TOPICS, "more.events"]),
    ],
    ids=["tables", "version", "events", "columns", "topics"],
)
def test_another_shape_is_seen(other: Fold, topics: list[str]) -> None:
    assert shape([other], topics) != shape([OLD], TOPICS)


def test_the_shape_stays_when_only_the_text_changes() -> None:
    said_anew = OLD.ddl.replace("CREATE TABLE held", "-- What was held.\n\n    CREATE TABLE held")

    assert shape([replace(OLD, ddl=said_anew)], TOPICS) == shape([OLD], TOPICS)
