"""Reads, over histories of ten thousand, a hundred thousand and a million events.

The same questions are asked of read models of a short and of a long history of the same province.
What is asked about the city has the same answer in all of them, by the way in which the histories
are made; what differs is all that lies around and before it: other districts, up to twenty-four
years, five elections. So a figure says what it costs to have a past. The questions are asked in
the process, through the functions behind the read API: HTTP would add the same to each and make the
ratios flatter. The histories take turns at every question, and a ratio is that of the medians.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from statistics import median, quantiles
from typing import Any, Final
from uuid import UUID

from benchmarks.figures import Figure, at_most
from benchmarks.ground import Ground
from benchmarks.history import LAST_DAY, LAST_YEAR, history
from benchmarks.loading import load
from benchmarks.processes import alone
from benchmarks.province import ROOT, Province
from benchmarks.sizes import Sizes
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from contracts.read.compliance import QuotaStatus
from services.projection.read_database import ReadDatabase, TimeScope
from services.projection.read_models.audit_trail import queries as trail
from services.projection.read_models.meetings import queries as meetings
from services.projection.read_models.people import queries as people
from services.projection.read_models.quota_compliance import queries as quotas

TITLE: Final = "Reads over short and long histories"
_HELD_BACK: Final = "The long history has more rows to pass over on the way to the same answer."
_TODAY: Final = TimeScope(on=LAST_DAY, tree_on=LAST_DAY)
_MIDSUMMER: Final = TimeScope(on=date(LAST_YEAR, 6, 30), tree_on=LAST_DAY)
_PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Question:
    """Question in the words of the page that asks it."""

    name: str
    ask: Callable[[ReadDatabase], object]


def questions() -> list[Question]:
    """Those of the pages that everybody opens, and those that look far back."""
    province = Province()
    city = province.ids[province.districts[0]]
    seat = next(s for s in province.seats if s.committee == city)
    commune = next(o.id for o in province.organizations if o.parent == province.districts[0])
    member = seat.taken_by(LAST_YEAR - LAST_YEAR % 5)
    cell = province.cells[province.districts[0]][0]
    return [
        Question(
            "the province's dashboard",
            lambda read_database: _dashboard(read_database, ROOT, _TODAY),
        ),
        Question(
            "a district's dashboard", lambda read_database: _dashboard(read_database, city, _TODAY)
        ),
        Question(
            "the same on a past day",
            lambda read_database: _dashboard(read_database, city, _MIDSUMMER),
        ),
        Question("a district's members behind", lambda read_database: _behind(read_database, city)),
        Question("a member's page", lambda read_database: _member(read_database, member)),
        Question("a cell's meetings", lambda read_database: _meetings(read_database, cell)),
        Question("the province's trail", lambda read_database: _trail(read_database, ROOT)),
        Question("a district's trail", lambda read_database: _trail(read_database, city)),
        Question("a commune's trail", lambda read_database: _trail(read_database, commune)),
        Question(
            "a member's trail",
            lambda read_database: trail.of_aggregate(read_database, member, _TODAY),
        ),
    ]


def measure(ground: Ground, sizes: Sizes) -> list[Figure]:
    with ground.database() as short, ground.database() as middle, ground.database() as long:
        urls = (short, middle, long)[: len(sizes.histories)]
        for url, events in zip(urls, sizes.histories, strict=True):
            load(url, history(events), events)
        times, peak = alone(ask_visits, urls, sizes.questions)
    return [_figure(name, of_each, sizes, peak) for name, of_each in times.items()]


def ask_visits(urls: tuple[str, ...], times: int) -> dict[str, list[list[float]]]:
    """As :func:`ask_all`, in a process of its own."""
    return ask_all(urls, times, questions())


def ask_all(
    urls: tuple[str, ...], times: int, asked: list[Question]
) -> dict[str, list[list[float]]]:
    """For each question the seconds of each asking, by history."""
    databases = [Database(url) for url in urls]
    read_databases = [
        ReadDatabase(database, Generations(database, "read")) for database in databases
    ]
    found: dict[str, list[list[float]]] = {q.name: [[] for _ in read_databases] for q in asked}
    for turn in range(times + 1):
        for question in asked:
            for read_database, seconds in zip(read_databases, found[question.name], strict=True):
                began = time.perf_counter()
                question.ask(read_database)
                # The first turn warms everybody's caches.
                if turn:
                    seconds.append(time.perf_counter() - began)
    for database in databases:
        database.close()
    return found


def _figure(name: str, of_each: list[list[float]], sizes: Sizes, peak: float) -> Figure:
    told = ", ".join(
        f"{median(seconds) * 1000:.1f} ms (p99 {_p99(seconds) * 1000:.1f}) at {events:,}"
        for events, seconds in zip(sizes.histories, of_each, strict=True)
    )
    return Figure(
        name=f"Reading {name}: {sizes.histories[-1]:,} events against {sizes.histories[0]:,}",
        value=median(of_each[-1]) / median(of_each[0]),
        unit="×",
        aim=at_most(1.5),
        note=told,
        memory={"reader": peak},
        held_back=_HELD_BACK,
    )


def _p99(seconds: list[float]) -> float:
    return quantiles(seconds, n=100, method="inclusive")[98]


def _dashboard(read_database: ReadDatabase, organization: UUID, when: TimeScope) -> Any:
    return (
        quotas.by_level(read_database, organization, LAST_YEAR, when, LAST_DAY),
        quotas.by_child(read_database, organization, LAST_YEAR, when, LAST_DAY),
    )


def _behind(read_database: ReadDatabase, organization: UUID) -> Any:
    status: list[QuotaStatus] = ["behind", "missed"]
    return quotas.members(
        read_database, organization, LAST_YEAR, _TODAY, LAST_DAY, limit=_PAGE, status=status
    )


def _member(read_database: ReadDatabase, member: UUID) -> Any:
    return (
        people.member(read_database, member, _TODAY),
        people.posts(read_database, member, _TODAY),
        people.assignments(read_database, member, _TODAY),
        quotas.of_member(read_database, member, LAST_YEAR, _TODAY, LAST_DAY),
        quotas.visits(read_database, member, LAST_YEAR, _TODAY),
    )


def _meetings(read_database: ReadDatabase, cell: UUID) -> Any:
    return meetings.of_cell(read_database, cell, _TODAY, limit=12)


def _trail(read_database: ReadDatabase, organization: UUID) -> Any:
    return trail.search(read_database, organization, _TODAY, limit=_PAGE)
