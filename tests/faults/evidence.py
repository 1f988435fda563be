"""What is held against each other once all has come to rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from tests.faults.system.commands import Told


@dataclass(frozen=True)
class Event:
    """An event as a log or a topic has it. ``key`` is that of the command that it came from."""

    aggregate: UUID
    version: int
    key: str

    @property
    def id(self) -> str:
        return f"{self.aggregate}:{self.version}"


@dataclass(frozen=True)
class Sum:
    """A row of what a member made in a year at a level, as the dashboards show it."""

    year: int
    member: UUID
    level: str
    recorded: int
    confirmed: int


@dataclass(frozen=True)
class Tables:
    """One set of tables that is folded from topics.

    ``seen`` has the last version folded of each aggregate, ``stored`` what it should be.
    ``differing`` are the tables that are not what a pure fold of the logs gives.
    """

    name: str
    stored: Mapping[UUID, int]
    seen: Mapping[UUID, int]
    differing: Sequence[str] = ()
    dead_letters: Sequence[str] = ()


@dataclass(frozen=True)
class Evidence:
    """All of it. ``published`` is in the order of the partitions, ``trail`` has event ids.

    ``unseen`` are positions that somebody waited for and then did not find.
    """

    told: Sequence[Told]
    stored: Sequence[Event]
    published: Sequence[Event]
    trail: Sequence[str]
    unseen: Sequence[str] = ()
    sums: Sequence[Sum] = ()
    tables: Sequence[Tables] = field(default=())
