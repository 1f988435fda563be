"""The sums of a scope, arranged as they are told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from uuid import UUID

import msgspec

from contracts.read.answer import Answer, grown
from contracts.read.petition_statistics import (
    CommuneCounts,
    Counts,
    Duration,
    FieldCounts,
    MonthCount,
    MonthCounts,
    OfficeCounts,
    RoundCounts,
    RoundVerdicts,
    StateCount,
    ZoneCounts,
)
from contracts.read.rules import PetitionField
from services.projection.read_models.petitions.queries.visibility import UNANNOUNCED


class NameRow(Answer, frozen=True, kw_only=True):
    """A name with the key that it sorts by."""

    id: UUID
    name: str
    sort_key: str


Sums = Mapping[str, Mapping[str, Counts]]
"""By dimension and key: how many petitions, and how many of them open, answered, solved."""

Names = Mapping[str, NameRow]
"""By id."""

_NOTHING: Final = Counts(petitions=0, open=0, answered=0, solved=0)


def one(sums: Sums, dimension: str) -> Counts:
    """What is counted in a dimension that has but one key."""
    return sums.get(dimension, {}).get("", _NOTHING)


def by_field(sums: Sums, fields: Iterable[PetitionField]) -> list[FieldCounts]:
    """The given fields first, then those that a regulation before this one had."""
    counted = dict(sums.get("field", {}))
    names = {field.code: field.name for field in fields}
    codes = [*names, *sorted(counted.keys() - names.keys())]
    return [
        grown(FieldCounts, counted.get(code, _NOTHING), field=code, name=names.get(code, code))
        for code in codes
    ]


def by_zone(sums: Sums, names: Names) -> list[ZoneCounts]:
    """By the Vietnamese alphabet."""
    return [
        grown(ZoneCounts, counts, zone_id=zone_id, name=name)
        for zone_id, name, counts in _named(sums, "zone", names)
    ]


def by_commune(sums: Sums, names: Names) -> list[CommuneCounts]:
    """By the Vietnamese alphabet."""
    return [
        grown(CommuneCounts, counts, commune_id=commune_id, name=name)
        for commune_id, name, counts in _named(sums, "commune", names)
    ]


def by_office(sums: Sums, overdue: Mapping[UUID, int], names: Names) -> list[OfficeCounts]:
    """What each office that leads has before it, is late with, and has had announced."""
    owed, done = sums.get("office", {}), sums.get("answered_by", {})
    late = {str(office): number for office, number in overdue.items()}
    return [
        OfficeCounts(
            office_id=UUID(office),
            name=_name(office, names),
            open=owed.get(office, _NOTHING).petitions,
            overdue=late.get(office, 0),
            answered=done.get(office, _NOTHING).petitions,
        )
        for office in _ordered({*owed, *done, *late}, names)
    ]


def by_round(sums: Sums) -> list[RoundCounts]:
    """By the number of the last round."""
    found = sums.get("round", {})
    return [
        grown(RoundCounts, found[str(number)], round=number) for number in sorted(map(int, found))
    ]


def by_state(sums: Sums, *, masked: bool) -> list[StateCount]:
    """``masked`` as in ``life.petition``."""
    counted: Counter[str] = Counter()
    for state, row in sums.get("state", {}).items():
        counted["assigned" if masked and state in UNANNOUNCED else state] += row.petitions
    rows = [{"state": state, "petitions": counted[state]} for state in sorted(counted)]
    return msgspec.convert(rows, list[StateCount])


def accepted(sums: Sums) -> list[RoundVerdicts]:
    """Of the answers of each round that the cell has judged, the share that it accepted."""
    rows = []
    for number in sorted({1, 2, 3, *map(int, sums.get("published", ()))}):
        published, accepted, rejected = (
            sums.get(what, {}).get(str(number), _NOTHING).petitions
            for what in ("published", "accepted", "rejected")
        )
        judged = accepted + rejected
        rows.append(
            RoundVerdicts(
                round=number,
                published=published,
                accepted=accepted,
                rejected=rejected,
                share=accepted / judged if judged else None,
            )
        )
    return rows


def days(sums: Sums, dimension: str) -> Duration:
    """The least number of days within which half of them, and nine of ten, were through."""
    found = sums.get(dimension, {})
    took = {int(key): row.petitions for key, row in found.items()}
    return Duration(petitions=sum(took.values()), median=_within(took, 50), p90=_within(took, 90))


def busiest(by_month: Sequence[MonthCounts]) -> MonthCount | None:
    """Of the months in which a petition was raised; the first of several that are alike."""
    return _month(max(by_month, key=lambda row: row.petitions, default=None))


def quietest(by_month: Sequence[MonthCounts]) -> MonthCount | None:
    """As :func:`busiest`."""
    return _month(min(by_month, key=lambda row: row.petitions, default=None))


def _named(sums: Sums, dimension: str, names: Names) -> Iterator[tuple[UUID, str | None, Counts]]:
    found = sums.get(dimension, {})
    for key in _ordered(found, names):
        yield UUID(key), _name(key, names), found[key]


def _ordered(keys: Iterable[str], names: Names) -> list[str]:
    return sorted(keys, key=lambda key: (names[key].sort_key if key in names else "", key))


def _name(key: str, names: Names) -> str | None:
    return names[key].name if key in names else None


def _month(row: MonthCounts | None) -> MonthCount | None:
    return MonthCount(month=row.month, petitions=row.petitions) if row else None


def _within(days: Mapping[int, int], percent: int) -> int | None:
    through, wanted = 0, sum(days.values()) * percent
    for day in sorted(days):
        through += days[day]
        if through * 100 >= wanted:
            return day
    return None
