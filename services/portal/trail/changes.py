"""Changes that an event of an aggregate's history made: fields before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from contracts.read.answer import EventData
from contracts.read.trail import TrailEvent

_PARTS: Final = ("post_id", "opinion_id", "member_id")
"""Fields that tell of which part of the aggregate an event speaks: what held for one attendance
was not so "before" for another."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field that an event gives. ``before`` is None where nothing was known."""

    field: str
    before: Any
    after: Any
    names_the_part: bool = False


def changes(history: Iterable[TrailEvent]) -> list[list[Change]]:
    """Changes of each event of one aggregate, first one first: the fields beside what held before.

    Left out are the aggregate's own id and what was empty and stays so.
    """
    known: dict[str | None, EventData] = {}
    return [list(_of_one(event, known)) for event in history]


def _of_one(event: TrailEvent, known: dict[str | None, EventData]) -> Iterable[Change]:
    data, own = event.data, str(event.aggregate_id)
    named = next((n for n in _PARTS if data.get(n) and data[n] != own), None)
    before = known.setdefault(named and data[named], {})
    for field, after in data.items():
        if after == own or (after is None and before.get(field) is None):
            continue
        if field == named:
            yield Change(field, None, after, names_the_part=True)
        else:
            yield Change(field, before.get(field), after)
    before.update(data)
