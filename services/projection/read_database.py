"""How the read models are asked: as things stand, or as they stood."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias, TypeVar
from uuid import UUID

import msgspec

from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from services.projection.vietnamese import search_key

R = TypeVar("R")

Parameters: TypeAlias = Mapping[str, object]
"""Values by the names that a query gives them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScope:
    """The three times of a question.

    ``on``: the day in Asia/Ho_Chi_Minh that is asked about. ``as_of``: only what was recorded
    until this moment counts; None for everything. ``tree_on``: the day whose tree the answer is
    arranged in.
    """

    on: date
    tree_on: date
    as_of: datetime | None = None


class ColumnsDiffer(TypeError):
    """A query and the type of its rows do not have the same names."""


class ReadDatabase:
    """Asks the live generation."""

    def __init__(self, database: Database, generations: Generations) -> None:
        self._database = database
        self._generations = generations

    def rows(
        self, query: str, parameters: Parameters, kind: type[R], as_of: datetime | None = None
    ) -> list[R]:
        """The rows of the query, over what was recorded until ``as_of``.

        ``kind``: a struct whose fields are the query's columns, no more and no fewer; any other
        type for the values of a query with one column. Raises ColumnsDiffer, whether or not there
        are rows, and ValidationError for a value that is not of its field's type.
        """
        live = self._generations.live()
        found = self._database.fetch(query, parameters, schema=live, as_of=as_of)
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            if set(found.columns) != set(kind.__struct_fields__):
                names = sorted(set(found.columns) ^ set(kind.__struct_fields__))
                raise ColumnsDiffer(f"{kind.__name__}: only the type or only the query has {names}")
            return [msgspec.convert(row, kind) for row in found.dicts()]
        if len(found.columns) != 1:
            raise ColumnsDiffer(f"{kind}: the query has the columns {found.columns}")
        return [msgspec.convert(value, kind) for (value,) in found.rows]

    def first(
        self, query: str, parameters: Parameters, kind: type[R], as_of: datetime | None = None
    ) -> R | None:
        """The first row of the query, as :meth:`rows` gives it, or None."""
        found = self.rows(query, parameters, kind, as_of)
        return found[0] if found else None


def below(column: str, ancestor: str = "%(organization)s", day: str = "%(tree_on)s") -> str:
    """SQL: the organization in ``column`` is the ancestor or below it, in the tree of the day."""
    return (
        f"{column} IN (SELECT b.organization_id FROM branch b WHERE b.ancestor_id = {ancestor}"
        f" AND {day} BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity'))"
    )


def cells_below(ancestor: str, day: str) -> str:
    """SQL: the cells at or below the ancestor, in the tree of the day."""
    return (
        "(SELECT b.organization_id FROM branch b JOIN organization o USING (organization_id)"
        f" WHERE b.ancestor_id = {ancestor} AND o.kind IN ('cell', 'base_cell')"
        f" AND {day} BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity'))"
    )


def parameters(organization: UUID, when: TimeScope, **more: object) -> dict[str, object]:
    """The parameters that :func:`below` needs, and more."""
    return {"organization": organization, "on": when.on, "tree_on": when.tree_on, **more}


def like(words: str) -> str:
    """A pattern that finds the words, without diacritics, anywhere in a search key."""
    plain = search_key(words)
    for special in ("\\", "%", "_"):
        plain = plain.replace(special, f"\\{special}")
    return f"%{plain}%"
