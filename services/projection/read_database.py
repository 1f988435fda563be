"""How the read models are asked: as things stand, or as they stood."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from services.projection.vietnamese import search_key


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


class ReadDatabase:
    """Asks the live generation."""

    def __init__(self, database: Database, generations: Generations) -> None:
        self._database = database
        self._generations = generations

    def rows(
        self, query: str, parameters: dict[str, Any], as_of: datetime | None = None
    ) -> list[dict[str, Any]]:
        """The rows of the query, over what was recorded until ``as_of``."""
        return self._database.rows(query, parameters, schema=self._generations.live(), as_of=as_of)


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


def parameters(organization: UUID, when: TimeScope, **more: object) -> dict[str, Any]:
    """The parameters that :func:`below` needs, and more."""
    return {"organization": organization, "on": when.on, "tree_on": when.tree_on, **more}


def like(words: str) -> str:
    """A pattern that finds the words, without diacritics, anywhere in a search key."""
    plain = search_key(words)
    for special in ("\\", "%", "_"):
        plain = plain.replace(special, f"\\{special}")
    return f"%{plain}%"
