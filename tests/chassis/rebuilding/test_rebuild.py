"""Blue and green: what is built anew from the published history equals what was folded live."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from chassis.feeds.feed import Feed, Positions
from chassis.postgres.database import Database
from chassis.projection.follower import Follow, Follower
from chassis.projection.generations import Generations
from chassis.projection.projector import Projector, TooMuchPoison
from chassis.projection.schema import ddl
from chassis.projection.store import stored_positions
from chassis.rebuilding.rebuild import Rebuild, StillMoving, differences, fingerprints
from deploy.toolbox import wait_until
from services.projection.folds import FOLDS
from tests.chassis.running import Stores, running
from tests.support.feeds import MemoryFeed
from tests.support.little_province import MEETINGS
from tests.support.names import many
from tests.support.registers import Register, register as register_fold


class ReadSide:
    """The read models of the two services' history, followed live, with a hand on rebuilding."""

    def __init__(self, database_url: str, stores: Stores, follow: Follow) -> None:
        self.database = Database(database_url)
        self.generations = Generations(self.database, "read")
        self._stores = stores
        self.follower = Follower(
            "test", self.database, self.generations, FOLDS, stores.topics, follow
        )
        self.follower.prepare()
        self.work = Rebuild(self.database, self.generations, FOLDS, stores.topics, follow)

    def caught_up(self, schema: str) -> bool:
        stored = self.database.rows("SELECT count(*) AS events FROM trail", schema=schema)
        return bool(stored[0]["events"] == len(self._stores.stored()))

    def pure_fold(self) -> str:
        """A generation folded from the logs' events, one after another, by nothing else."""
        schema = self.generations.begin(ddl(FOLDS))
        positions = partial(stored_positions, self.database, schema)
        feed = MemoryFeed(self._stores.stored(), positions)
        projector = Projector("pure", self.database, schema, FOLDS, feed, batch_size=1)
        while projector.step(seconds=0):
            pass
        return schema


Opened = Callable[[Follow], ReadSide]


@pytest.fixture
def opened(database: str, stores: Stores) -> Iterator[Opened]:
    read_sides: list[ReadSide] = []

    def open_with(follow: Follow) -> ReadSide:
        read_sides.append(ReadSide(database, stores, follow))
        return read_sides[-1]

    yield open_with
    for read_side in read_sides:
        read_side.database.close()


def over_logs(stores: Stores) -> Follow:
    def follow(topics: Sequence[str], group: str | None, positions: Positions) -> Feed:
        return stores.over_logs(positions)

    return follow


def over_kafka(stores: Stores, servers: str) -> Follow:
    def follow(topics: Sequence[str], group: str | None, positions: Positions) -> Feed:
        return stores.over_kafka(servers, group and f"{group}-{topics[0]}")(positions)

    return follow


def assert_rebuilt_equals_live_equals_pure(read_side: ReadSide) -> None:
    schema = read_side.work.build()
    assert read_side.work.chase(schema) == []
    live = fingerprints(read_side.database, "read_1")
    assert live["trail"][0] > 0
    assert fingerprints(read_side.database, schema) == live
    assert fingerprints(read_side.database, read_side.pure_fold()) == live


def test_rebuilt_from_the_logs_it_equals_what_was_folded_live_and_a_pure_fold(
    stores: Stores, opened: Opened
) -> None:
    read_side = opened(over_logs(stores))
    with running(read_side.follower):
        stores.province.tell()
        assert wait_until(lambda: read_side.caught_up("read_1"), within=30)

    assert_rebuilt_equals_live_equals_pure(read_side)


def test_rebuilt_from_the_topics_it_equals_what_was_folded_live_and_a_pure_fold(
    stores: Stores, opened: Opened, kafka: str
) -> None:
    with stores.relaying(kafka):
        read_side = opened(over_kafka(stores, kafka))
        with running(read_side.follower):
            stores.province.tell()
            assert wait_until(lambda: read_side.caught_up("read_1"), within=60)

    assert_rebuilt_equals_live_equals_pure(read_side)


def test_while_it_is_built_and_switched_to_nothing_that_happens_is_missed(
    stores: Stores, opened: Opened
) -> None:
    read_side = opened(over_logs(stores))
    stores.province.tell(meetings=5)
    with running(read_side.follower):
        with ThreadPoolExecutor(1) as thread:
            building = thread.submit(read_side.work.build)
            for number in range(5, MEETINGS):
                stores.province.meet(number)
            schema = building.result()
        assert wait_until(lambda: read_side.caught_up("read_1"), within=30)
        assert read_side.work.chase(schema) == []
        read_side.generations.switch(schema)
        stores.province.meet(MEETINGS)
        assert wait_until(lambda: read_side.caught_up(schema), within=30)

    pure = fingerprints(read_side.database, read_side.pure_fold())
    assert fingerprints(read_side.database, schema) == pure
    assert read_side.generations.all()[:2] == [("read_1", "kept"), (schema, "live")]


@pytest.fixture
def rebuilt(register: Register) -> str:
    """A second generation of the register, with the same names in it as the live one."""
    register.fold(many(5, 3))
    return rebuild_of(register).build()


def rebuild_of(register: Register, follow: Follow | None = None) -> Rebuild:
    def same(topics: Sequence[str], group: str | None, positions: Positions) -> Feed:
        return MemoryFeed(many(5, 3), positions)

    folds = [register_fold()]
    return Rebuild(
        register.database, register.generations, folds, ["memory.events"], follow or same
    )


def test_two_that_are_equal_do_not_differ(register: Register, rebuilt: str) -> None:
    assert differences(register.database, rebuilt, register.schema, ["memory.events"]) == []


@pytest.mark.parametrize(
    ("tampering", "table"),
    [
        ("DELETE FROM named WHERE version = 2", "named"),
        ("UPDATE named SET name = 'x' WHERE version = 4", "named"),
        ("INSERT INTO named SELECT * FROM named LIMIT 1", "named"),
        ("UPDATE total SET names = names + 1", "total"),
        ("CREATE TABLE more (word text)", "more"),
        ("DROP TABLE held", "held"),
    ],
)
def test_the_tables_that_differ_are_named(
    register: Register, rebuilt: str, tampering: str, table: str
) -> None:
    with register.database.transaction(register.schema) as cursor:
        cursor.execute(tampering.replace("DROP TABLE held", "DROP TABLE held CASCADE"))

    assert rebuild_of(register).chase(rebuilt) == [table]
    assert differences(register.database, register.schema, rebuilt, ["memory.events"]) == [table]


def test_one_that_is_behind_is_not_compared_but_brought_up(register: Register) -> None:
    work = rebuild_of(register)
    behind = work.generations.begin(ddl([register_fold()]))
    register.fold(many(5, 3))
    assert differences(register.database, behind, register.schema, ["memory.events"]) is None

    assert work.chase(behind) == []


def test_a_live_one_that_nobody_folds_is_brought_up_too(register: Register) -> None:
    register.fold(many(5, 3)[:2])
    work = rebuild_of(register)

    assert work.chase(work.build()) == []

    assert register.next_offset() == len(many(5, 3))


def test_a_topic_that_is_not_followed_any_more_is_not_waited_for(register: Register) -> None:
    register.fold(many(5, 3))
    with register.database.transaction(register.schema) as cursor:
        cursor.execute("INSERT INTO positions VALUES ('given up', 0, 7)")
    work = rebuild_of(register)

    assert work.chase(work.build()) == []


def test_a_live_one_that_never_stands_still_is_said(register: Register) -> None:
    names = many(60, 0)
    register.fold(names[:1])
    published = iter(range(2, 60))

    def one_more_each_time(topics: Sequence[str], group: str | None, positions: Positions) -> Feed:
        until_now = MemoryFeed(names[: register.next_offset()], positions)
        register.fold(names[: next(published)])
        return until_now

    work = rebuild_of(register, one_more_each_time)
    schema = work.build()

    with pytest.raises(StillMoving, match="read_1 moved on at each of 3 comparisons"):
        work.chase(schema, tries=3)


def test_what_code_of_today_cannot_fold_at_all_is_not_built(register: Register) -> None:
    poison = [f"Tổ chức {number}" for number in range(60)]

    def follow(topics: Sequence[str], group: str | None, positions: Positions) -> Feed:
        return MemoryFeed(many(60, 0), positions)

    folds = [register_fold(cannot_fold=poison)]
    work = Rebuild(register.database, register.generations, folds, ["memory.events"], follow)

    with pytest.raises(TooMuchPoison):
        work.build()

    assert register.generations.all() == [("read_1", "live"), ("read_2", "building")]
    register.generations.drop("read_2")
    assert register.generations.all() == [("read_1", "live")]
