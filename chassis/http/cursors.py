"""Keyset cursors: where a page ended, opaque to the caller."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from typing import Any

from kernel.errors import Refusal


class NotACursor(Refusal):
    """``after`` is what the page before gave as ``next``."""

    field = "after"


def pack(*parts: object) -> str:
    """A cursor that holds these parts."""
    return base64.urlsafe_b64encode(json.dumps([str(part) for part in parts]).encode()).decode()


def unpack(cursor: str | None, *kinds: Callable[[str], Any]) -> tuple[Any, ...] | None:
    """The parts of the cursor, each read by its kind; None for no cursor. Raises NotACursor."""
    if cursor is None:
        return None
    try:
        parts = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        return tuple(kind(part) for kind, part in zip(kinds, parts, strict=True))
    except (binascii.Error, ValueError, TypeError) as error:
        raise NotACursor(f"{cursor!r} is not a cursor of this list") from error


def text(part: str) -> str:
    """A part that is text; what no database can look for was never given out. Raises ValueError."""
    if not part.isprintable():
        raise ValueError(f"{part!r} is not the text of a cursor")
    return part


def page(
    rows: Sequence[dict[str, Any]], limit: int, cursor: Callable[[dict[str, Any]], str]
) -> dict[str, Any]:
    """A page of a list asked for with one row more than ``limit``, to know whether more follow."""
    shown = list(rows[:limit])
    return {"rows": shown, "next": cursor(shown[-1]) if len(rows) > limit else None}
