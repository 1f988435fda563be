"""The sums of a scope, arranged as they are told."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from services.projection.read_models.petitions.queries.visibility import UNANNOUNCED

Sums = Mapping[str, Mapping[str, Mapping[str, int]]]
"""By dimension and key: how many petitions, and how many of them open, answered, solved."""

Names = Mapping[str, Mapping[str, Any]]
"""By id: what has a ``name`` and the ``sort_key`` of it."""

_NOTHING: Final = {"petitions": 0, "open": 0, "answered": 0, "solved": 0}


def one(sums: Sums, dimension: str) -> Mapping[str, int]:
    """What is counted in a dimension that has but one key."""
    return sums.get(dimension, {}).get("", _NOTHING)


def by_field(sums: Sums, fields: Iterable[dict[str, str]]) -> list[dict[str, Any]]:
    """The given fields first, then those that a regulation before this one had."""
    counted = dict(sums.get("field", {}))
    known = [
        {"field": f["code"], "name": f["name"], **counted.pop(f["code"], _NOTHING)} for f in fields
    ]
    return [*known, *({"field": code, "name": code, **counted[code]} for code in sorted(counted))]


def named(sums: Sums, dimension: str, names: Names) -> list[dict[str, Any]]:
    """By the Vietnamese alphabet."""
    return [
        {f"{dimension}_id": key, "name": names.get(key, {}).get("name"), **row}
        for key, row in sorted(
            sums.get(dimension, {}).items(), key=lambda one: _order(one[0], names)
        )
    ]


def by_office(sums: Sums, overdue: Mapping[UUID, int], names: Names) -> list[dict[str, Any]]:
    """What each office that leads has before it, is late with, and has had announced."""
    owed, done = sums.get("office", {}), sums.get("answered_by", {})
    late = {str(office): number for office, number in overdue.items()}
    return [
        {
            "office_id": office,
            "name": names.get(office, {}).get("name"),
            "open": owed.get(office, _NOTHING)["petitions"],
            "overdue": late.get(office, 0),
            "answered": done.get(office, _NOTHING)["petitions"],
        }
        for office in sorted({*owed, *done, *late}, key=lambda one: _order(one, names))
    ]


def _order(key: str, names: Names) -> tuple[str, str]:
    return names.get(key, {}).get("sort_key", ""), key


def by_number(sums: Sums, dimension: str) -> list[dict[str, Any]]:
    """By a dimension whose keys are numbers, in their order."""
    found = sums.get(dimension, {})
    return [{dimension: number, **found[str(number)]} for number in sorted(map(int, found))]


def by_state(sums: Sums, *, masked: bool) -> list[dict[str, Any]]:
    """``masked`` as in ``life.petition``."""
    counted: Counter[str] = Counter()
    for state, row in sums.get("state", {}).items():
        counted["assigned" if masked and state in UNANNOUNCED else state] += row["petitions"]
    return [{"state": state, "petitions": counted[state]} for state in sorted(counted)]


def accepted(sums: Sums) -> list[dict[str, Any]]:
    """Of the answers of each round that the cell has judged, the share that it accepted."""
    rows = []
    for number in sorted({1, 2, 3, *map(int, sums.get("published", ()))}):
        published, accepted, rejected = (
            sums.get(what, {}).get(str(number), _NOTHING)["petitions"]
            for what in ("published", "accepted", "rejected")
        )
        judged = accepted + rejected
        counts = {"published": published, "accepted": accepted, "rejected": rejected}
        rows.append({"round": number, **counts, "share": accepted / judged if judged else None})
    return rows


def days(sums: Sums, dimension: str) -> dict[str, Any]:
    """The least number of days within which half of them, and nine of ten, were through."""
    found = sums.get(dimension, {})
    took = {int(key): row["petitions"] for key, row in found.items()}
    return {
        "petitions": sum(took.values()),
        "median": _within(took, 50),
        "p90": _within(took, 90),
    }


def _within(days: Mapping[int, int], percent: int) -> int | None:
    through, wanted = 0, sum(days.values()) * percent
    for day in sorted(days):
        through += days[day]
        if through * 100 >= wanted:
            return day
    return None


def extremes(by_month: list[dict[str, Any]]) -> dict[str, Any]:
    """Of the months in which a petition was raised; the first of several that are alike."""

    def told(row: dict[str, Any] | None) -> dict[str, Any] | None:
        return row and {"month": row["month"], "petitions": row["petitions"]}

    busiest = max(by_month, key=lambda row: row["petitions"], default=None)
    quietest = min(by_month, key=lambda row: row["petitions"], default=None)
    return {"busiest_month": told(busiest), "quietest_month": told(quietest)}
