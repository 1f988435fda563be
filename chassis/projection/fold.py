"""A fold: how published events become rows. The same one serves live, in rebuild and in replay."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias, TypeVar

from chassis.postgres.database import Cursor
from chassis.projection.rows import Put
from contracts.envelope import Envelope
from contracts.event import Event

E = TypeVar("E", bound=Event)

Row: TypeAlias = tuple[object, ...]
TableRow: TypeAlias = tuple[str, Row]
"""A table's name and a named row for it, in the order of the table's columns."""

BatchRows: TypeAlias = Mapping[str, Sequence[Row]]
"""The rows that one batch wrote, by table."""

Handler: TypeAlias = Callable[[Any, Envelope], Iterable[NamedTuple]]
"""Gives the named rows of one event (:mod:`chassis.projection.rows` declares the plain ones)."""


@dataclass(frozen=True)
class Fold:
    """Tables, and the pure mapping of events to rows appended to them.

    A handler sees one event and nothing else: no table, no clock. So rows do not depend on the
    order in which aggregates arrive, and a row once written stays. What has to look at several
    rows together (a sum, a tree) is derived from them by ``refresh``, inside the transaction that
    wrote them and under a lock that only one transaction holds, whenever the batch wrote to one of
    the tables that it ``derives_from``, this fold's or another's: it gets the rows that the batch
    wrote, or None for "derive everything anew".

    ``tables`` has the named rows of each table, another kind for each: its columns are their
    fields.

    A table with a column ``recorded_at`` can be asked as of a recorded time. ``derived_as_of`` has
    for each derived table the query that gives its rows then.

    ``version`` goes up when the same events are to become other rows in the same tables. A change
    of the tables, or of the events that are asked for, is seen without it: :func:`schema.shape`.
    """

    name: str
    ddl: str
    tables: Mapping[str, type[NamedTuple]]
    handlers: Mapping[type[Event], Handler | Put | Sequence[Handler | Put]]
    refresh: Callable[[Cursor, BatchRows | None], None] | None = None
    derives_from: frozenset[str] = frozenset()
    derived_as_of: Mapping[str, str] = field(default_factory=dict)
    version: int = 1
    columns: Mapping[str, Sequence[str]] = field(init=False, repr=False, compare=False)
    _names: Mapping[type[Any], str] = field(init=False, repr=False, compare=False)
    _bound: Mapping[type[Event], Sequence[Handler]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Raises TypeError for a declared row of which a column is filled by nothing."""
        columns = {table: row._fields for table, row in self.tables.items()}
        object.__setattr__(self, "columns", columns)
        object.__setattr__(self, "_names", {row: table for table, row in self.tables.items()})
        bound = {kind: _bound(given, kind) for kind, given in self.handlers.items()}
        object.__setattr__(self, "_bound", bound)

    def rows(self, event: Event, envelope: Envelope) -> list[TableRow]:
        """The rows of this event; none when the fold does not ask for its type."""
        bound = self._bound.get(type(event), ())
        return [(self._names[type(r)], r) for handle in bound for r in handle(event, envelope)]


def _bound(given: Handler | Put | Sequence[Handler | Put], kind: type[Event]) -> list[Handler]:
    parts = given if isinstance(given, Sequence) else [given]
    return [part.of(kind) if isinstance(part, Put) else part for part in parts]
