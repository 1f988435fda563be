"""Answers on the shelf of a stand-in: changed in a field or two, encoded as the read API does."""

from typing import Any, TypeVar

import msgspec
from fastapi import Response

A = TypeVar("A", bound=msgspec.Struct)


def changed(answer: A, **changes: Any) -> A:
    """The answer with other values; days and ids may be given as they are in JSON.

    Raises TypeError for a field that there is not, ValidationError for a value that it cannot have.
    """
    kind = type(answer)
    unknown = changes.keys() - set(kind.__struct_fields__)
    if unknown:
        raise TypeError(f"{kind.__name__} has no {sorted(unknown)}")
    fields = {name: getattr(answer, name) for name in kind.__struct_fields__}
    return msgspec.convert(fields | changes, kind, from_attributes=True)


def encoded(answer: msgspec.Struct) -> Response:
    return Response(msgspec.json.encode(answer), media_type="application/json")
