"""The follower goes on for as long as the service does, into whatever generation is live."""

from collections.abc import Iterator, Sequence

import msgspec
import pytest

from chassis.feeds.feed import Feed, Positions, Record
from chassis.postgres.database import Database
from chassis.projection.follower import Follower
from chassis.projection.generations import Generations
from chassis.projection.schema import ddl
from chassis.rebuilding.rebuild import fingerprints
from contracts.envelope import Envelope
from deploy.toolbox import wait_until
from tests.chassis.running import running
from tests.support.feeds import MemoryFeed
from tests.support.names import many
from tests.support.registers import register as register_fold
from tests.support.servers.absent_postgres import away

MANY = many(organizations=10, renamings=4)


class Growing(MemoryFeed):
    """A feed of a list that may grow."""

    def __init__(self, envelopes: Sequence[Envelope], positions: Positions) -> None:
        super().__init__((), positions)
        self._envelopes = envelopes

    def poll(self, seconds: float, most: int) -> list[Record]:
        known = MemoryFeed(self._envelopes, self._positions)
        self._records = known._records
        return super().poll(seconds, most)


class Following:
    """A follower with what it follows, and the feeds that it opened."""

    def __init__(self, database_url: str) -> None:
        self.published: list[Envelope] = []
        self.groups: list[str | None] = []
        self.database = Database(database_url)
        self.generations = Generations(self.database, "read")
        folds = [register_fold(cannot_fold={"độc"})]
        self.follower = Follower(
            "projection", self.database, self.generations, folds, ["names"], self._follow
        )
        self.follower.prepare()

    def _follow(self, topics: Sequence[str], group: str | None, positions: Positions) -> Feed:
        self.groups.append(group)
        return Growing(self.published, positions)

    def folded(self, schema: str) -> int:
        return int(self.database.rows("SELECT names FROM total", schema=schema)[0]["names"])


@pytest.fixture
def following(database: str) -> Iterator[Following]:
    opened = Following(database)
    yield opened
    opened.database.close()


def test_it_folds_what_is_there_and_what_comes(following: Following) -> None:
    following.published += MANY[:20]
    with running(following.follower):
        assert wait_until(lambda: following.folded("read_1") == 20, within=10)
        following.published += MANY[20:]
        assert wait_until(lambda: following.folded("read_1") == len(MANY), within=10)


def test_it_follows_a_switch_of_generations_and_leaves_the_old_one_alone(
    following: Following,
) -> None:
    following.published += MANY[:20]
    with running(following.follower):
        assert wait_until(lambda: following.folded("read_1") == 20, within=10)
        following.generations.switch(following.generations.begin(ddl([register_fold()])))

        assert wait_until(lambda: following.folded("read_2") == 20, within=10)
        following.published += MANY[20:]
        assert wait_until(lambda: following.folded("read_2") == len(MANY), within=10)

    assert following.folded("read_1") == 20
    assert following.groups == ["projection.read_1", "projection.read_2"]


def test_after_a_switch_back_the_old_generation_catches_up(following: Following) -> None:
    following.published += MANY[:20]
    with running(following.follower):
        assert wait_until(lambda: following.folded("read_1") == 20, within=10)
        following.generations.switch(following.generations.begin(ddl([register_fold()])))
        following.published += MANY[20:]
        assert wait_until(lambda: following.folded("read_2") == len(MANY), within=10)

        following.generations.switch("read_1")

        assert wait_until(lambda: following.folded("read_1") == len(MANY), within=10)
    same = [fingerprints(following.database, schema) for schema in ("read_1", "read_2")]
    assert same[0] == same[1]


def test_a_database_that_is_away_is_waited_for(following: Following, database: str) -> None:
    following.published += MANY[:20]
    with running(following.follower):
        assert wait_until(lambda: following.folded("read_1") == 20, within=10)
        with away(database):
            following.published += MANY[20:]

        assert wait_until(lambda: following.folded("read_1") == len(MANY), within=30)


def test_too_much_poison_stops_it_and_it_says_so(following: Following) -> None:
    poison = many(organizations=60, renamings=0)
    following.published += [_poisoned(envelope) for envelope in poison]
    assert following.follower.complaint() is None

    with running(following.follower):
        assert wait_until(lambda: following.follower.complaint() is not None, within=10)

    assert following.follower.complaint() == "60 of the last 60 events cannot be folded"


def _poisoned(envelope: Envelope) -> Envelope:
    return msgspec.structs.replace(envelope, data=b"{}")
