"""Named rows: what a table has in its columns, and from which part of an event it comes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any, Final, NamedTuple
from uuid import UUID

from contracts.envelope import Envelope
from contracts.event import Event

_ENVELOPE: Final = {
    "version": "version",
    "event_id": "id",
    "actor": "actor",
    "correlation_id": "correlation_id",
    "recorded_at": "time",
}
"""Columns that come from the envelope, each with the attribute that it takes."""


@dataclass(frozen=True, slots=True)
class Field:
    """The column takes the event's field of this name."""

    name: str


@dataclass(frozen=True, slots=True)
class Made:
    """The column takes what is made of the event."""

    make: Callable[[Any], object]


@dataclass(frozen=True)
class Put:
    """One row for an event, declared: no code runs but to put values in their places.

    A column takes what is ``given`` for it (a :class:`Field`, a :class:`Made` or a value), else the
    event's field of its own name, else its part of the envelope, else the row's default.
    """

    row: type[NamedTuple]
    given: Mapping[str, object]

    def of(self, kind: type[Event]) -> Callable[[Event, Envelope], Iterable[NamedTuple]]:
        """The handler of one type of event. Raises TypeError for a column that nothing fills."""
        unknown = self.given.keys() - set(self.row._fields)
        if unknown:
            raise TypeError(f"{self.row.__name__} has no column {sorted(unknown)}")
        said, of_event, of_envelope, made = _sorted_out(self, kind)
        place = {name: at for at, name in enumerate((*said, *of_event, *of_envelope, *made))}
        in_order = itemgetter(*(place[column] for column in self.row._fields))
        values, makers = tuple(said.values()), tuple(made.values())
        event_parts, envelope_parts = _reader(of_event.values()), _reader(of_envelope.values())
        build = self.row._make

        def handle(event: Event, envelope: Envelope) -> Iterable[NamedTuple]:
            found = (*values, *event_parts(event), *envelope_parts(envelope))
            yield build(in_order((*found, *(make(event) for make in makers))))

        return handle


def put(row: type[NamedTuple], **given: object) -> Put:
    """One row of this kind for each event."""
    return Put(row, given)


def ids(written: Mapping[str, Sequence[Any]], column: str, *tables: str) -> set[UUID]:
    """The ids in this column of the named rows that a batch wrote to these tables."""
    read = attrgetter(column)
    return {UUID(str(read(row))) for table in tables for row in written.get(table, ())}


def _sorted_out(
    put: Put, kind: type[Event]
) -> tuple[dict[str, object], dict[str, str], dict[str, str], dict[str, Callable[[Any], object]]]:
    """By column: values, fields of the event, parts of the envelope, and what is made."""
    said: dict[str, object] = {}
    of_event: dict[str, str] = {}
    of_envelope: dict[str, str] = {}
    made: dict[str, Callable[[Any], object]] = {}
    fields = set(kind.__struct_fields__)
    for column in put.row._fields:
        source = put.given.get(column)
        if isinstance(source, Field):
            of_event[column] = source.name
        elif isinstance(source, Made):
            made[column] = source.make
        elif column in put.given:
            said[column] = source
        elif column in fields:
            of_event[column] = column
        elif column in _ENVELOPE:
            of_envelope[column] = _ENVELOPE[column]
        elif column in put.row._field_defaults:
            said[column] = put.row._field_defaults[column]
        else:
            raise TypeError(f"nothing in {kind.__name__} fills {put.row.__name__}.{column}")
    absent = set(of_event.values()) - fields
    if absent:
        raise TypeError(f"{kind.__name__} has no field {sorted(absent)}")
    return said, of_event, of_envelope, made


def _reader(names: Iterable[str]) -> Callable[[object], tuple[Any, ...]]:
    """Reads these attributes, in their order."""
    wanted = list(names)
    if len(wanted) > 1:
        return attrgetter(*wanted)
    one = [attrgetter(name) for name in wanted]
    return lambda value: tuple(read(value) for read in one)
