"""The published history of the province, as long as is asked for, the same at every run.

Whatever its length, the city (the first district) has entered the whole of the last year: what is
asked about the city has the same answer in a short history and in a long one. Longer ones have the
other districts' meetings of that year, then all of the years before, with a new committee every
five years. Events come in the order in which they would have been recorded.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random
from typing import Final, cast
from uuid import NAMESPACE_URL, UUID, uuid5

from benchmarks.province import ROOT, TERM, Province, Seat
from contracts import assignment as a, attendance as t
from contracts.envelope import Envelope
from contracts.event import Event
from contracts.registry import encode
from contracts.topics import TOPICS
from kernel import vocabulary

LAST_YEAR: Final = 2024
LAST_DAY: Final = date(LAST_YEAR, 12, 31)
BEGAN: Final = date(1950, 1, 1)
OFFICE: Final = "van-phong"
"""The account that enters everything and may do so everywhere."""

_MINIMUMS: Final[dict[vocabulary.Level, int]] = {"province": 1, "district": 2, "commune": 4}
_SERVICE: Final = {
    event.type_name(): f"/sausat/{topic.producer}" for topic in TOPICS for event in topic.events
}


@dataclass(frozen=True, slots=True)
class Month:
    """A district's meetings of one month."""

    year: int
    month: int
    district: str


@dataclass
class Clerk:
    """Puts events into envelopes: versions follow on, each is recorded a moment after the last."""

    moment: datetime = datetime(BEGAN.year, 1, 1, tzinfo=UTC)
    number: int = 0
    versions: dict[UUID, int] = field(default_factory=dict)

    def record(self, aggregate_id: UUID, event: Event, version: int | None = None) -> Envelope:
        """``version`` is given where the caller counts, and kept here where not."""
        if version is None:
            version = self.versions[aggregate_id] = self.versions.get(aggregate_id, 0) + 1
        self.number += 1
        self.moment += timedelta(milliseconds=500)
        subject, kind = str(aggregate_id), event.type_name()
        return Envelope(
            id=f"{subject}:{version}",
            type=kind,
            source=_SERVICE[kind],
            subject=subject,
            time=self.moment,
            sequence=self.number,
            actor=OFFICE,
            correlation_id=f"request-{self.number}",
            causation_id=None,
            data=encode(event),
        )


def history(events: int) -> Iterator[Envelope]:
    """So many envelopes. Raises TooShort for a number in which the province itself has no room."""
    province = Province()
    months = _months(province, events)
    if not months:
        raise TooShort(f"{events} events do not even hold the province and a month of the city")
    return islice(_told(province, months), events)


class TooShort(ValueError):
    """A history of a province begins with its organizations and members."""


def _months(province: Province, events: int) -> list[Month]:
    """The months that there is room for, earliest first."""
    city, *others = province.districts
    latest = [Month(LAST_YEAR, month, city) for month in range(12, 0, -1)]
    latest += [Month(LAST_YEAR, m, d) for m in range(12, 0, -1) for d in others]
    years = range(LAST_YEAR - 1, BEGAN.year + TERM, -1)
    latest += [Month(y, m, d) for y in years for m in range(12, 0, -1) for d in province.districts]
    room = events - len(province.organizations) - 3
    wanted: list[Month] = []
    terms: set[int] = set()
    for month in latest:
        if _term(month.year) not in terms:
            terms.add(_term(month.year))
            room -= sum(1 + seat.is_new(_term(month.year)) for seat in province.seats)
        if room <= 0:
            break
        wanted.append(month)
        room -= _length(province, month)
    return sorted(wanted, key=lambda m: (m.year, m.month, province.districts.index(m.district)))


def _length(province: Province, month: Month) -> int:
    return 2 * len(province.cells[month.district]) + 2 * len(_going(province, month))


def _told(province: Province, months: list[Month]) -> Iterator[Envelope]:
    clerk = Clerk()
    yield from founded(province, clerk)
    term = None
    for month in months:
        if _term(month.year) != term:
            first, term = term is None, _term(month.year)
            yield from _elected(province, clerk, term, first=first)
        clerk.moment = max(clerk.moment, datetime(month.year, month.month, 20, tzinfo=UTC))
        yield from _met(province, clerk, month)


def founded(province: Province, clerk: Clerk) -> Iterator[Envelope]:
    """The organizations of the province, who may enter things, and what members owe."""
    root = a.OrganizationRegistered(
        organization_id=ROOT,
        code="LS",
        name="Tỉnh ủy Lạng Sơn",
        kind="province_committee",
        effective_on=BEGAN,
    )
    yield clerk.record(ROOT, root)
    grant = a.AccessGranted(
        grant_id=_named("grant"),
        account=OFFICE,
        role="province_office",
        organization_id=ROOT,
        starts_on=BEGAN,
    )
    yield clerk.record(grant.grant_id, grant)
    regulation = a.RegulationAdopted(
        regulation_id=_named("regulation"),
        number="1764-QĐ/TU",
        title="Quy định chế độ cấp ủy viên dự sinh hoạt chi bộ",
        scope_id=ROOT,
        starts_on=BEGAN,
        minimums=_MINIMUMS,
    )
    yield clerk.record(regulation.regulation_id, regulation)
    for o in province.organizations:
        event = a.OrganizationRegistered(
            organization_id=o.id,
            code=o.code,
            name=o.name,
            kind=cast(vocabulary.OrganizationKind, o.kind),
            cell_type=cast(vocabulary.CellType | None, o.cell_type),
            parent_id=province.ids[o.parent or "LS"],
            effective_on=BEGAN,
        )
        yield clerk.record(o.id, event)


def _elected(province: Province, clerk: Clerk, term: int, *, first: bool) -> Iterator[Envelope]:
    """A new term: who was not there before is registered, everybody is appointed."""
    starts_on = date(term, 1, 1)
    clerk.moment = max(clerk.moment, datetime(term, 1, 1, tzinfo=UTC))
    ends_on = None if term + TERM > LAST_YEAR else date(term + TERM - 1, 12, 31)
    for seat in province.seats:
        member = seat.taken_by(term)
        if first or seat.is_new(term):
            registered = a.MemberRegistered(
                member_id=member,
                full_name=seat.full_name,
                cell_id=seat.cell,
                effective_on=starts_on,
            )
            yield clerk.record(member, registered)
        appointed = a.MemberAppointed(
            member_id=member,
            post_id=_named(f"post:{seat.number}:{term}"),
            committee_id=seat.committee,
            role=seat.role,
            level=seat.level,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        yield clerk.record(member, appointed)


def _met(province: Province, clerk: Clerk, month: Month) -> Iterator[Envelope]:
    """Every cell held its meeting; whoever was due went to one that is not their own."""
    random = Random(str(month))  # noqa: S311  (needs no secrecy)
    cells = province.cells[month.district]
    came: dict[UUID, list[Seat]] = {cell: [] for cell in cells}
    for seat in _going(province, month):
        came[random.choice([c for c in cells if c != seat.cell])].append(seat)
    for number, cell in enumerate(cells):
        meeting = UUID(int=random.getrandbits(128), version=4)
        day = date(month.year, month.month, 3 + number % 8)
        held: list[Event] = [
            t.MeetingScheduled(
                meeting_id=meeting,
                organization_id=cell,
                body="cell",
                kind="regular",
                planned_on=day,
            ),
            t.MeetingHeld(meeting_id=meeting, held_on=day, present=21, expected=24),
        ]
        for seat in came[cell]:
            member = seat.taken_by(_term(month.year))
            held.append(t.MeetingAttended(meeting_id=meeting, member_id=member, source="cell"))
            held.append(t.AttendanceConfirmed(meeting_id=meeting, member_id=member))
        for version, event in enumerate(held, start=1):
            yield clerk.record(meeting, event, version)


def _going(province: Province, month: Month) -> list[Seat]:
    """Everybody goes as often as they owe, except that one in twenty is behind by one visit."""
    return [seat for seat in province.visitors[month.district] if _goes(seat, month)]


def _goes(seat: Seat, month: Month) -> bool:
    every = 12 // _MINIMUMS[seat.level]
    behind = seat.number % 20 == month.year % 20 and month.month > 12 - every
    return month.month % every == seat.number % every and not behind


def _term(year: int) -> int:
    return year - year % TERM


def _named(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"benchmark:{name}")
