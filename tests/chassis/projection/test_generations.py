"""Read models in generations: the first is made once, and another takes its place at once."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg2
import pytest

from chassis.postgres.database import Database
from chassis.projection.generations import Generations, NoGeneration, OtherShape
from deploy.toolbox import wait_until

DDL = "CREATE TABLE told (word text); INSERT INTO told VALUES ('{schema}');"
PROCESSES = 8

Start = Callable[..., Generations]


@pytest.fixture
def reader(database: str) -> Iterator[Database]:
    opened = Database(database)
    yield opened
    opened.close()


@pytest.fixture
def start(database: str) -> Iterator[Start]:
    """Generations as one more process has them."""
    processes: list[Database] = []

    def begun(shape: str | None = None) -> Generations:
        processes.append(Database(database))
        return Generations(processes[-1], "read", shape)

    yield begun
    for process in processes:
        process.close()


def test_before_anything_was_made_there_is_none(start: Start) -> None:
    with pytest.raises(NoGeneration, match="no generation of read is live"):
        start().live()

    assert start().all() == []


def test_the_first_generation_is_made_and_found_again(start: Start) -> None:
    schema = start().ensure(DDL)

    found = start()
    assert found.ensure(DDL) == found.live() == schema == "read_1"
    assert found.all() == [("read_1", "live")]


def test_many_who_start_at_once_make_one_first_generation(start: Start) -> None:
    together = threading.Barrier(PROCESSES)

    def begin(_: int) -> str:
        process = start()
        together.wait()
        return process.ensure(DDL)

    with ThreadPoolExecutor(PROCESSES) as threads:
        schemas = set(threads.map(begin, range(PROCESSES)))

    assert schemas == {"read_1"}
    assert start().all() == [("read_1", "live")]


def test_a_new_generation_is_not_live_until_it_is_switched_to(start: Start) -> None:
    generations = start()
    generations.ensure(DDL)

    new = generations.begin(DDL)
    assert generations.all() == [("read_1", "live"), ("read_2", "building")]
    assert generations.live() == "read_1"

    generations.switch(new)
    assert generations.all() == [("read_1", "kept"), ("read_2", "live")]
    assert generations.live() == "read_2"


def test_the_one_before_is_kept_and_can_be_switched_back_to(start: Start) -> None:
    generations = start()
    old = generations.ensure(DDL)
    generations.switch(generations.begin(DDL))

    generations.switch(old)

    assert generations.live() == old
    assert generations.all() == [("read_1", "live"), ("read_2", "kept")]


def test_another_process_sees_the_switch_within_seconds(start: Start) -> None:
    mine, others = (start() for _ in range(2))
    mine.ensure(DDL)
    assert others.live() == "read_1"

    mine.switch(mine.begin(DDL))

    assert wait_until(lambda: others.live() == "read_2", within=5)


def test_at_every_moment_of_a_switch_exactly_one_generation_is_live(
    start: Start, reader: Database
) -> None:
    generations = start()
    schemas = [generations.ensure(DDL), generations.begin(DDL)]
    switched = threading.Event()
    counts: set[int] = set()

    def watch() -> None:
        while not switched.is_set():
            found = reader.rows("SELECT count(*) AS live FROM generation WHERE state = 'live'")
            counts.add(found[0]["live"])

    with ThreadPoolExecutor(1) as thread:
        watching = thread.submit(watch)
        for number in range(60):
            generations.switch(schemas[number % 2])
        switched.set()
        watching.result()

    assert counts == {1}


def test_switching_to_what_is_not_there_leaves_the_live_one(start: Start) -> None:
    generations = start()
    generations.ensure(DDL)

    with pytest.raises(NoGeneration, match="there is no generation read_7"):
        generations.switch("read_7")

    assert start().live() == "read_1"


def test_a_generation_that_is_not_live_can_be_dropped(start: Start, reader: Database) -> None:
    generations = start()
    old = generations.ensure(DDL)
    generations.switch(generations.begin(DDL))

    generations.drop(old)

    assert generations.all() == [("read_2", "live")]
    with pytest.raises(psycopg2.errors.UndefinedTable):
        reader.rows("SELECT * FROM read_1.told")


def test_the_live_generation_is_never_dropped(start: Start, reader: Database) -> None:
    generations = start()
    live = generations.ensure(DDL)

    generations.drop(live)

    assert generations.live() == live
    assert reader.rows("SELECT word FROM told", schema=live) == [{"word": "read_1"}]


def test_a_number_is_never_given_twice_to_generations_that_are_there(start: Start) -> None:
    generations = start()
    generations.ensure(DDL)
    together = threading.Barrier(4)

    def begin(_: int) -> str:
        together.wait()
        return start().begin(DDL)

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(begin, range(4))) == ["read_2", "read_3", "read_4", "read_5"]


def test_a_generation_whose_tables_cannot_be_made_is_not_there(start: Start) -> None:
    generations = start()
    generations.ensure(DDL)

    with pytest.raises(psycopg2.Error):
        generations.begin("CREATE TABLE told (word nonsense)")

    assert generations.all() == [("read_1", "live")]


def test_each_shape_has_a_live_generation_of_its_own(start: Start) -> None:
    first = start("old").ensure(DDL)
    new = start("new")
    with pytest.raises(OtherShape, match="read_1 was built by another version of the program"):
        new.ensure(DDL)

    second = new.begin(DDL)
    new.switch(second)

    assert (start("old").live(), start("new").live()) == (first, second)


def test_one_does_not_go_back_to_a_shape_that_one_cannot_read(start: Start) -> None:
    start("old").ensure(DDL)
    new = start("new")
    new.switch(new.begin(DDL))

    with pytest.raises(OtherShape, match=r"read_1 was built .* cannot be read by this one"):
        new.roll_back()

    assert new.live() == "read_2"


def test_one_goes_back_past_generations_of_other_shapes(start: Start) -> None:
    new = start("new")
    first = new.ensure(DDL)
    old = start("old")
    old.switch(old.begin(DDL))
    new.switch(new.begin(DDL))

    assert new.roll_back() == first
