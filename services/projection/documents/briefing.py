"""Words of the two documents of a briefing, by the names that their templates use."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Final, TypeAlias

from contracts.read.briefings import Briefing, BriefingAnswer, NamedAttendee
from contracts.read.zones import ZoneLeader, ZoneRow
from kernel.vocabulary import Capacity

Words: TypeAlias = dict[str, object]
"""By the names that a template uses."""

_CAPACITIES: Final[dict[Capacity, str]] = {
    "zone_head": "Trưởng khu",
    "zone_deputy": "Phó trưởng khu, ghi biên bản",
    "district_member": "Huyện ủy viên phụ trách xã",
    "commune_secretary": "Bí thư đảng ủy xã",
    "commune_chairman": "Chủ tịch ủy ban nhân dân xã",
    "cell_secretary": "Bí thư chi bộ",
}
_SIGNS: Final = {"Huyện ủy": "HU", "Thành ủy": "ThU", "Thị ủy": "TXU", "Quận ủy": "QU"}
"""How the issuing committee is abbreviated in a document's number, by how its name begins."""


def answers(briefing: Briefing, zone: ZoneRow) -> Words:
    """The compiled answers of a briefing, as they are sent to the zone's head.

    ``zone``: as it was on the briefing's day.
    """
    return _opening(briefing, zone, briefing.compiled_on or briefing.day) | {
        "answers": [
            _answer(row) | {"text": row.text, "late": row.late} for row in briefing.answers
        ],
    }


def minutes(briefing: Briefing, zone: ZoneRow) -> Words:
    """The minutes of a briefing: who came, what was announced, what was put."""
    came, missing = briefing.came, briefing.missing
    return _opening(briefing, zone, briefing.day) | {
        "zone_upper": str(zone.name).upper(),
        "came": [_attendee(one) for one in came],
        "missing": [_attendee(one) for one in missing],
        "missing_names": "; ".join(_attendee(one) for one in missing),
        "came_by_capacity": list(_by_capacity(came)),
        "announced": [_answer(row) for row in briefing.answers if row.announced],
        "reported": [
            {"petition": row.text, "cell": row.cell_name, "what": row.what}
            for row in briefing.reported
        ],
        "to_report": [{"petition": row.text, "cell": row.cell_name} for row in briefing.to_report],
        "put": [
            {
                "petition": row.text,
                "address": row.address,
                "cell": row.cell_name,
                "field": row.field_name,
            }
            for row in briefing.petitions
        ],
        "minutes": [line for line in (briefing.minutes or "").splitlines() if line.strip()],
    }


def day(value: date) -> str:
    """``05/3/2024``, as the Party's documents write it."""
    return f"{value.day:02}/{_month(value)}/{value.year}"


def _opening(briefing: Briefing, zone: ZoneRow, dated: date) -> Words:
    committee = str(zone.organization_name)
    kind, place = _parts(committee)
    return {
        "committee_upper": committee.upper(),
        "committee_sign": _SIGNS.get(kind, "HU"),
        "place": place,
        "dated": f"ngày {dated.day:02} tháng {_month(dated)} năm {dated.year}",
        "zone": zone.name,
        "month": f"{briefing.day.month}/{briefing.day.year}",
        "day": day(briefing.day),
        "host": briefing.host_name,
        "head": _leader(zone.head),
        "deputy": _leader(zone.deputy),
    }


def _leader(leader: ZoneLeader | None) -> str:
    """The name of whoever holds the office; nothing when nobody does."""
    return (leader.full_name or "") if leader and leader.holds else ""


def _month(value: date) -> str:
    # Days below ten and the first two months have a zero, so that none can be put before them.
    return f"{value.month:02}" if value.month in {1, 2} else str(value.month)


def _parts(committee: str) -> tuple[str, str]:
    """``Huyện ủy Gia Lộc`` is a Huyện ủy, in Gia Lộc."""
    for kind in _SIGNS:
        if committee.startswith(f"{kind} "):
            return kind, committee.removeprefix(f"{kind} ")
    return "", committee


def _answer(row: BriefingAnswer) -> Words:
    return {
        "petition": row.petition,
        "cell": row.cell_name,
        "office": row.lead_name,
        "number": row.document_number,
        "answered_on": day(row.answered_on) if row.answered_on else "",
        "round": row.round,
    }


def _attendee(one: NamedAttendee) -> str:
    name, place = one.full_name, one.organization_name
    return f"{name} ({place})" if name else str(place)


def _by_capacity(came: Sequence[NamedAttendee]) -> Iterable[dict[str, str]]:
    order = list(_CAPACITIES)
    ranked = sorted(came, key=lambda one: order.index(one.capacity))
    for capacity, group in groupby(ranked, key=lambda one: one.capacity):
        yield {
            "capacity": _CAPACITIES[capacity],
            "names": "; ".join(_attendee(one) for one in group),
        }
