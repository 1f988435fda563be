"""Đình Lập 2020-2021 (practice A): who sat in on which cell's meeting.

Published: nearly 80 attendances of district members in 2020, all met or beat the quota; a commune
secretary attended 6; halfway through 2021 the commune members stood at over 50 % of the plan.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from services.demo.province import BAC_XA, DINH_LAP, Member, Organization

_MADE_THREE: Final = 3
"""Of 38 district members so many went three times in 2020, the others twice: 79 attendances."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A row of the meetings' workbook: a held meeting, and who sat in."""

    cell: str
    held_on: date
    attended_by: tuple[Member, ...]


def meetings(
    organizations: Sequence[Organization], members: Sequence[Member]
) -> Iterator[tuple[str, list[Meeting]]]:
    """For each commune of Đình Lập its meetings, in order of their days."""
    cells = defaultdict(list)
    for organization in organizations:
        if organization.kind == "cell" and organization.parent is not None:
            cells[organization.parent].append(organization.code)
    communes = [o.code for o in organizations if o.parent == DINH_LAP and len(cells[o.code]) > 3]
    district = [m for m in members if m.committee == DINH_LAP]
    for place, commune in enumerate(communes):
        own = [m for m in members if m.committee == commune]
        followed = [m for m in district if m.number % len(communes) == place]
        yield commune, _of_commune(cells[commune][1:], own, followed)


def _of_commune(
    cells: Sequence[str], own: Sequence[Member], followed: Sequence[Member]
) -> list[Meeting]:
    who: dict[tuple[str, date], list[Member]] = defaultdict(list)
    for year, last_month, visits in ((2020, 12, _visits_2020), (2021, 6, _visits_2021)):
        for place, member in enumerate([*own, *followed]):
            for turn in range(visits(member)):
                cell = cells[(place + turn) % len(cells)]
                month = 1 + (place + turn * 3) % last_month
                who[cell, date(year, month, _day(cell))].append(member)
    return [
        Meeting(cell, day, tuple(dict.fromkeys(came)))
        for (cell, day), came in sorted(who.items(), key=lambda item: (item[0][1], item[0][0]))
    ]


def _day(cell: str) -> int:
    """Cells meet between the 3rd and the 17th, each on a day of its own."""
    return 2 + int(cell[-2:])


def _visits_2020(member: Member) -> int:
    if member.committee == DINH_LAP:
        return 3 if member.number < _MADE_THREE else 2
    if member.committee == BAC_XA and member.number == 0:
        return 6
    return 4 + (member.number % 5 == 0)


def _visits_2021(member: Member) -> int:
    if member.committee == DINH_LAP:
        return 1
    return 3 if member.number % 3 == 0 else 2
