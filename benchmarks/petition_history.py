"""The published history of the province's petitions, as many as are asked for.

Whatever their number, the last months are the same: 1,500 petitions a month over all districts,
ten events each from being raised to being solved, but for those of the last two months, which are
left at every step on the way. A longer history has more months before.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from benchmarks.history import LAST_YEAR, Clerk, founded
from benchmarks.province import ROOT, Province
from contracts.envelope import Envelope
from contracts.event import Event
from contracts.petition import petitions as p, rounds as r, rules, zones

SINCE: Final = date(2000, 1, 1)
A_MONTH: Final = 1_500
LIFE: Final = 10
"""Events of a petition that was solved after one round."""
FIELDS: Final = tuple(f"field_{number}" for number in range(8))
_ZONE_SIZE: Final = 4
_LEFT_OPEN: Final = 2


def petition_history(petitions: int) -> Iterator[Envelope]:
    """The province, its rules and zones, and so many petitions in the order of their raising."""
    province, clerk = Province(), Clerk()
    yield from founded(province, clerk)
    yield from _ruled(province, clerk)
    months = -(-petitions // A_MONTH)
    first = petitions - (months - 1) * A_MONTH
    for before in range(months - 1, -1, -1):
        month = _month(before)
        clerk.moment = max(clerk.moment, datetime(month.year, month.month, 9, tzinfo=UTC))
        number = first if before == months - 1 else A_MONTH
        yield from _put(province, clerk, month, number, cut=before < _LEFT_OPEN)


def zone_of(district: str) -> UUID:
    """The first zone of a district."""
    return _named(f"zone:{district}:0")


def office_of(district: str, field: int = 0) -> UUID:
    """The office of a district that answers what is asked in a field."""
    return _named(f"office:{district}:{field}")


def last_petition() -> UUID:
    """A petition of a year's middle, solved, in every history of more than a year's half."""
    return _petition(_month(_LEFT_OPEN + 1), 0)


def _month(before: int) -> date:
    """The first day of the month so many months before the last one."""
    return date(LAST_YEAR - before // 12, 12 - before % 12, 1)


def _ruled(province: Province, clerk: Clerk) -> Iterator[Envelope]:
    regulation = rules.PetitionRegulationAdopted(
        regulation_id=_named("petition-regulation"),
        number="05-QĐ/TU",
        title="Quy định tiếp nhận, trả lời kiến nghị",
        scope_id=ROOT,
        starts_on=SINCE,
        answer_days=10,
        remind_days=3,
        escalate_days=5,
        fields=[rules.PetitionField(code=code, name=code) for code in FIELDS],
    )
    yield clerk.record(regulation.regulation_id, regulation)
    for district in province.districts:
        for field in range(len(FIELDS)):
            office = rules.AnsweringOfficeRegistered(
                office_id=office_of(district, field),
                organization_id=province.ids[district],
                name=f"Phòng {field}",
                starts_on=SINCE,
            )
            yield clerk.record(office.office_id, office)
        for commune, number in _communes(province, district).items():
            yield from _joined(province, clerk, district, commune, number)


def _joined(
    province: Province, clerk: Clerk, district: str, commune: str, number: int
) -> Iterator[Envelope]:
    zone_id = _named(f"zone:{district}:{number // _ZONE_SIZE}")
    if number % _ZONE_SIZE == 0:
        formed = zones.ZoneFormed(
            zone_id=zone_id,
            organization_id=province.ids[district],
            name=f"Khu {number // _ZONE_SIZE + 1}",
            starts_on=SINCE,
        )
        yield clerk.record(zone_id, formed)
    joined = zones.ZoneCommuneJoined(
        zone_id=zone_id, commune_id=province.ids[commune], starts_on=SINCE
    )
    yield clerk.record(zone_id, joined)


def _communes(province: Province, district: str) -> dict[str, int]:
    """The communes of a district with their numbers."""
    found = [
        o.code
        for o in province.organizations
        if o.parent == district and o.kind == "grassroots_committee"
    ]
    return {code: number for number, code in enumerate(found)}


def _put(
    province: Province, clerk: Clerk, month: date, number: int, *, cut: bool
) -> Iterator[Envelope]:
    """The petitions of one month; ``cut``: each left at another step of its life."""
    places = _places(province)
    random = Random(str(month))  # noqa: S311  (needs no secrecy)
    lives = [
        _life(_petition(month, n), places[(n * 7) % len(places)], month, random)
        for n in range(number)
    ]
    for n, life in enumerate(lives):
        kept = life[: 1 + n % LIFE] if cut else life
        for version, (subject, event) in enumerate(kept, start=1):
            yield clerk.record(subject, event, version)


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell, where it lies, and the number of its commune in the district."""

    cell: UUID
    commune: UUID
    number: int
    district: str
    district_id: UUID


def _places(province: Province) -> list[_Place]:
    cells = defaultdict(list)
    for o in province.organizations:
        if o.kind == "cell" and o.parent is not None:
            cells[o.parent].append(o.id)
    return [
        _Place(cell, province.ids[commune], number, district, province.ids[district])
        for district in province.districts
        for commune, number in _communes(province, district).items()
        for cell in cells[commune]
    ]


def _life(petition: UUID, place: _Place, month: date, random: Random) -> list[tuple[UUID, Event]]:
    field = random.randrange(len(FIELDS))
    raised, lead = month.replace(day=5 + place.number % 6), office_of(place.district, field)
    answered, published = raised + timedelta(random.randint(8, 20)), raised + timedelta(30)
    solved = published + timedelta(random.randint(1, 90))
    due = raised + timedelta(15)
    life: list[Event] = [
        p.PetitionRaised(
            petition_id=petition,
            cell_id=place.cell,
            commune_id=place.commune,
            zone_id=_named(f"zone:{place.district}:{place.number // _ZONE_SIZE}"),
            raised_on=raised,
            field=FIELDS[field],
            text="Đề nghị nạo vét kênh dẫn nước.",
            address="thôn 1",
            petitioner="cell",
            source="briefing",
        ),
        p.PetitionEscalated(
            petition_id=petition,
            to_organization_id=place.district_id,
            escalated_on=raised + timedelta(1),
        ),
        r.PetitionAssigned(
            petition_id=petition,
            round=1,
            lead_id=lead,
            office_ids=[lead],
            assigned_on=raised + timedelta(2),
            due_on=due,
            remind_on=due - timedelta(3),
            escalate_on=due + timedelta(7),
        ),
        r.AnswerDrafted(
            petition_id=petition,
            round=1,
            office_id=lead,
            text="Sẽ làm xong trong quý này.",
            drafted_on=answered,
        ),
        r.AnswerApproved(petition_id=petition, round=1, approved_on=answered),
        r.PetitionAnswered(
            petition_id=petition, round=1, document_number="127-CV/HU", answered_on=answered
        ),
        r.AnswerPublished(
            petition_id=petition, round=1, briefing_id=_named(str(month)), published_on=published
        ),
        r.AnswerAccepted(petition_id=petition, round=1, accepted_on=published),
        p.SolutionReported(
            petition_id=petition,
            solved_on=solved,
            what="Đã nạo vét",
            seen_by="Bí thư chi bộ",
            reported_on=solved,
        ),
        p.SolutionConfirmed(petition_id=petition, confirmed_on=solved),
    ]
    return [(petition, event) for event in life]


def _petition(month: date, number: int) -> UUID:
    return _named(f"petition:{month}:{number}")


def _named(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"benchmark:{name}")
