"""Values of an event's fields as they are shown: a word, a day, or a link to what is named."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from services.portal.messages.fields import ADDRESSES, VALUES
from services.portal.messages.vocabulary import LEVELS
from services.portal.web import formats

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shown:
    """A value in words; ``path`` is the page of what it names, when it has one."""

    text: str
    path: str | None = None


def shown(name: str, value: Any, data: Mapping[str, Any], names: Mapping[str, str]) -> Shown:
    """The value of the field with this name, in an event with these data.

    ``names`` has, by id, the names that the read API knows; an id without one is cut short.
    """
    if value is None:
        return Shown("")
    if isinstance(value, bool):
        return Shown("có" if value else "không")
    if isinstance(value, list):
        return Shown("; ".join(shown(name, one, data, names).text for one in value))
    if isinstance(value, dict):
        return Shown(_of_several(value, names))
    text = str(value)
    if _ID.fullmatch(text):
        page = ADDRESSES.get(_named_by(name, data))
        return Shown(names.get(text) or text[:8], page and page + text)
    if _DAY.fullmatch(text):
        return Shown(formats.day(text))
    return Shown(VALUES.get(name, {}).get(text, text))


def _of_several(value: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Numbers by level, or one thing that has fields of its own: somebody who came, an answer."""
    if value.keys() <= LEVELS.keys():
        return "; ".join(f"{LEVELS[level]}: {number}" for level, number in value.items())
    parts = (shown(field, part, value, names).text for field, part in value.items())
    return ", ".join(part for part in parts if part)


def _named_by(name: str, data: Mapping[str, Any]) -> str:
    """An assignment's target is an organization or a locality, and a petition's source an opinion
    or a matter, as another field tells.
    """
    told_by = {"target_id": "target_kind", "source_id": "source"}.get(name)
    return f"{data.get(told_by)}_id" if told_by else name
