"""The smallest fold: the names that organizations bore, and how many that are.

Nothing in its tables keeps a row from being there twice, so that whoever counts twice is seen.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from chassis.feeds.feed import Feed, TopicPartition
from chassis.postgres.database import Cursor, Database
from chassis.projection import dead_letters
from chassis.projection.fold import BatchRows, Fold
from chassis.projection.generations import Generations
from chassis.projection.projector import Projector
from chassis.projection.rows import put
from chassis.projection.schema import ddl
from chassis.projection.store import stored_positions
from contracts.assignment import OrganizationRegistered, OrganizationRenamed
from contracts.attendance import MeetingHeld
from contracts.envelope import Envelope
from tests.support.feeds import MemoryFeed

Refresh = Callable[[Cursor, BatchRows | None], None]

_DDL = """
    CREATE TABLE named (organization_id uuid NOT NULL, version integer NOT NULL,
        name text NOT NULL, recorded_at timestamptz NOT NULL);
    CREATE TABLE held (meeting_id uuid NOT NULL, present integer);
    CREATE TABLE total (names bigint NOT NULL);
    INSERT INTO total VALUES (0);
"""


class Named(NamedTuple):
    """A name that an organization bore."""

    organization_id: UUID
    version: int
    name: str
    recorded_at: datetime


class Held(NamedTuple):
    """A meeting that was held."""

    meeting_id: UUID
    present: int | None


class CannotFold(Exception):
    """The code of the day cannot fold this name."""


def _add_up(cursor: Cursor, written: BatchRows | None) -> None:
    if written is None:
        cursor.execute("UPDATE total SET names = (SELECT count(*) FROM named)")
    else:
        cursor.execute("UPDATE total SET names = names + %s", (len(written.get("named", ())),))


def register(*, cannot_fold: Collection[str] = (), refresh: Refresh = _add_up) -> Fold:
    """The fold; it fails at the names that it cannot fold."""

    def named(
        event: OrganizationRegistered | OrganizationRenamed, envelope: Envelope
    ) -> Iterable[Named]:
        if event.name in cannot_fold:
            raise CannotFold(event.name)
        yield Named(event.organization_id, envelope.version, event.name, envelope.time)

    return Fold(
        name="register",
        ddl=_DDL,
        tables={"named": Named, "held": Held},
        handlers={
            OrganizationRegistered: named,
            OrganizationRenamed: named,
            MeetingHeld: put(Held),
        },
        refresh=refresh,
        derives_from=frozenset({"named"}),
        derived_as_of={"total": "SELECT count(*) AS names FROM named"},
    )


class Register:
    """A database with one generation of the fold, and questions about it."""

    def __init__(self, database_url: str) -> None:
        self.database = Database(database_url)
        self.generations = Generations(self.database, "read")
        self.schema = self.generations.ensure(ddl([register()]))

    def projector(self, feed: Feed, fold: Fold | None = None, **options: Any) -> Projector:
        return Projector("test", self.database, self.schema, [fold or register()], feed, **options)

    def fold(self, envelopes: Sequence[Envelope], fold: Fold | None = None, **options: Any) -> None:
        """Fold what follows on the stored position among these."""
        projector = self.projector(MemoryFeed(envelopes, self.positions), fold, **options)
        while projector.step(seconds=0):
            pass

    def positions(self, partitions: Collection[TopicPartition]) -> Mapping[TopicPartition, int]:
        return stored_positions(self.database, self.schema, partitions)

    def rows(self, query: str) -> list[dict[str, Any]]:
        return self.database.rows(query, schema=self.schema)

    def names(self) -> list[str]:
        """Every name in the table, by organization and version."""
        found = self.rows("SELECT name FROM named ORDER BY organization_id, version")
        return [row["name"] for row in found]

    def total(self) -> int:
        return int(self.rows("SELECT names FROM total")[0]["names"])

    def next_offset(self) -> int:
        found = self.rows("SELECT next_offset FROM positions")
        return sum(int(row["next_offset"]) for row in found)

    def letters(self) -> list[dict[str, Any]]:
        return self.rows("SELECT * FROM dead_letters ORDER BY record_offset")

    def parked(self) -> list[str]:
        return [row["key"] for row in self.rows("SELECT key FROM parked ORDER BY key")]

    def listed(self) -> list[dict[str, Any]]:
        with self.database.transaction(self.schema) as cursor:
            return dead_letters.listed(cursor)

    def shown(self, key: str) -> list[dict[str, Any]]:
        with self.database.transaction(self.schema) as cursor:
            return dead_letters.shown(cursor, key)

    def close(self) -> None:
        self.database.close()
