"""What a service stores beside its events: in their transaction, or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from psycopg import Cursor
from psycopg.rows import DictRow


@dataclass(frozen=True, slots=True, kw_only=True)
class SideWrite:
    """One statement of the service's own, with values for its ``%(name)s``.

    For what must be kept but may not be an event, since an event is kept for ever and read by
    many. The table is the service's own and nobody derives anything from it.
    """

    statement: str
    parameters: Mapping[str, object]


def store(cursor: Cursor[DictRow], side_writes: Sequence[SideWrite]) -> None:
    """Carry out the statements, one after another."""
    for one in side_writes:
        cursor.execute(one.statement.encode(), one.parameters)
