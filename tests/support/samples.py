"""Answers of the read API with what a test says, and something plain in all other fields."""

from datetime import UTC, date, datetime
from types import NoneType
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin
from uuid import UUID

import msgspec

A = TypeVar("A", bound=msgspec.Struct)


def sample(kind: type[A], **given: Any) -> A:
    """Fill what may be null with null. Raises TypeError for a field that there is not."""
    fields = msgspec.structs.fields(kind)
    return kind(**{one.name: _plain(one.type) for one in fields if one.name not in given} | given)


def _plain(kind: Any) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _plain(arguments[0])
    if NoneType in arguments:
        return None
    if origin is Literal:
        return arguments[0]
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return sample(kind)
    return _PLAIN[kind] if kind in _PLAIN else (origin or kind)()


_PLAIN = {
    UUID: UUID(int=0),
    date: date(2020, 1, 1),
    datetime: datetime(2020, 1, 1, tzinfo=UTC),
}
