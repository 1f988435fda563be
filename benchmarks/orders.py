"""Commands for the attendance service, as many as are wanted, none like another."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from uuid import UUID, uuid4

from benchmarks.history import LAST_YEAR
from benchmarks.province import TERM, Province


def meetings_planned(since: date) -> Iterator[tuple[UUID, date]]:
    """A cell and a day for each meeting: all cells on the first day, then all on the next."""
    province = Province()
    cells = [cell for of_district in province.cells.values() for cell in of_district]
    for number in count():
        yield cells[number % len(cells)], since + timedelta(days=number // len(cells))


def schedule(cell: UUID, day: date) -> bytes:
    """The body of ``POST /meetings``."""
    body = {"organization_id": str(cell), "kind": "regular", "planned_on": day.isoformat()}
    return json.dumps(body).encode()


def records(since: date) -> Iterator[tuple[str, bytes]]:
    """Bodies of ``POST /meetings/record``, one visitor each, with the ids that they choose.

    Each stores four events: planned, held, attended, confirmed.
    """
    province = Province()
    city, *others = province.districts
    visitors = [seat for code in others for seat in province.visitors[code]]
    cells = province.cells[city]
    for number in count():
        meeting = str(uuid4())
        visitor = visitors[number % len(visitors)].taken_by(LAST_YEAR - LAST_YEAR % TERM)
        body = {
            "id": meeting,
            "organization_id": str(cells[number % len(cells)]),
            "kind": "regular",
            "held_on": (since - timedelta(days=number // len(cells))).isoformat(),
            "present": 21,
            "expected": 24,
            "member_ids": [str(visitor)],
        }
        yield meeting, json.dumps(body).encode()


EVENTS_OF_A_RECORD = 4
