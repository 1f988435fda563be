"""Parts that all answers share: rows, pages of rows, moments, and the events behind a row."""

from datetime import datetime
from typing import Annotated, Any, Generic, TypeAlias, TypeVar

import msgspec


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer of the read API, or a row in one."""


T = TypeVar("T")
A = TypeVar("A", bound=Answer)

Moment = Annotated[datetime, msgspec.Meta(tz=True, description="with its offset from UTC")]

EventId = Annotated[
    str, msgspec.Meta(description="the event behind this: its aggregate's id, `:` and its version")
]

EventData: TypeAlias = dict[str, Any]
"""Fields of a published event; which there are depends on its type (``contracts.registry``)."""


class Rows(Answer, Generic[T], frozen=True, kw_only=True):
    """A list that is given as a whole."""

    rows: list[T]


class Page(Answer, Generic[T], frozen=True, kw_only=True):
    """A page of a list."""

    rows: list[T]
    next: Annotated[
        str | None, msgspec.Meta(description="`after` of the next page; null on the last one")
    ]


def grown(kind: type[A], *rows: Answer, **parts: object) -> A:
    """One answer of what several rows and further parts say; what is said later holds.

    Raises TypeError for a field too few or too many for the kind.
    """
    fields = {name: getattr(row, name) for row in rows for name in row.__struct_fields__}
    return kind(**fields | parts)
