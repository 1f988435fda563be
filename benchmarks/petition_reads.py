"""Petitions, over ten thousand and a hundred thousand of them.

The same questions are asked of read models of a short and of a long history of the same province's
petitions, the long one of a million events. The last months are the same in both; what differs is
the years before. A list is asked for a page of as many rows as the portal shows, and before
anything is timed it is made sure that both histories fill it with the same number of rows, so that
a ratio compares like with like. The questions are asked in the process, as in the chapter before;
the histories take turns at every question, and a ratio is that of the medians.
"""

from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any, Final

from benchmarks.figures import Figure, at_most
from benchmarks.ground import Ground
from benchmarks.history import LAST_DAY, LAST_YEAR
from benchmarks.loading import load
from benchmarks.petition_history import (
    FIELDS,
    LIFE,
    last_petition,
    office_of,
    petition_history,
    zone_of,
)
from benchmarks.processes import alone
from benchmarks.province import ROOT, Province
from benchmarks.reads import Question, ask_all
from benchmarks.sizes import Sizes
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from contracts.read.rules import PetitionField
from services.projection.read_database import ReadDatabase, TimeScope
from services.projection.read_models.petitions.queries import (
    briefing_lists as at_briefings,
    desks,
    life,
    lists,
    statistics,
)

TITLE: Final = "Reads over many petitions"
_HELD_BACK: Final = "The long history has more rows to pass over on the way to the same answer."
_TODAY: Final = TimeScope(on=LAST_DAY, tree_on=LAST_DAY)
_HALF_A_YEAR: Final = (f"{LAST_YEAR}-07", f"{LAST_YEAR}-12")
_QUARTER: Final = (date(LAST_YEAR, 10, 1), date(LAST_YEAR, 12, 31))
_PAGE: Final = 51
"""A page of the portal, and the row that tells whether another follows."""


class UnlikeAnswers(Exception):
    """The histories answer a list with different numbers of rows: their times say nothing."""


def questions() -> list[Question]:
    """Those of the pages of petitions."""
    province = Province()
    city = province.districts[0]
    district = province.ids[city]
    lead, zone = office_of(city), zone_of(city)
    commune = next(o.id for o in province.organizations if o.parent == city)
    return [
        Question("the province's petitions", _listed(ROOT)),
        Question("a district's petitions in one state", _listed(district, state=["assigned"])),
        Question("a district's overdue petitions", _listed(district, overdue=True)),
        Question("the province's petitions in one field", _listed(ROOT, field=FIELDS[0])),
        Question(
            "a commune's petitions in one field, a quarter",
            _listed(commune, field=FIELDS[0], months=_QUARTER),
        ),
        Question("the province's statistics, half a year", _counted(ROOT, *_HALF_A_YEAR)),
        Question("the province's statistics, since ever", _counted(ROOT, None, None)),
        Question("a district's statistics, half a year", _counted(district, *_HALF_A_YEAR)),
        Question("an office's desk", lambda a: desks.of_office(a, lead, _TODAY, **_FIRST)),
        Question("a standing committee's desk", lambda a: _waiting(a, district)),
        Question("what a briefing has before it", lambda a: _before_it(a, zone)),
        Question(
            "a petition's page", lambda a: life.petition(a, last_petition(), _TODAY, masked=False)
        ),
    ]


def measure(ground: Ground, sizes: Sizes) -> list[Figure]:
    with ground.database() as short, ground.database() as long:
        urls = (short, long)
        for url, petitions in zip(urls, sizes.petitions, strict=True):
            told = list(petition_history(petitions))
            load(url, told, len(told))
        require_alike(urls, questions())
        times, peak = alone(ask_petitions, urls, sizes.questions)
    return [_figure(name, of_each, sizes, peak) for name, of_each in times.items()]


def require_alike(urls: tuple[str, ...], asked: list[Question]) -> None:
    """Every list has as many rows in each of the histories. Raises UnlikeAnswers."""
    databases = [Database(url) for url in urls]
    read_databases = [
        ReadDatabase(database, Generations(database, "read")) for database in databases
    ]
    for question in asked:
        rows = [_rows(question.ask(read_database)) for read_database in read_databases]
        if len(set(rows)) > 1:
            raise UnlikeAnswers(f"{question.name}: {rows}")
    for database in databases:
        database.close()


def _rows(answer: object) -> tuple[int, ...]:
    """How many rows each list in the answer has; what is counted or shown alone has none."""
    if isinstance(answer, list):
        return (len(answer),)
    if isinstance(answer, tuple):
        return tuple(number for each in answer for number in _rows(each))
    return ()


def ask_petitions(urls: tuple[str, ...], times: int) -> dict[str, list[list[float]]]:
    """As :func:`benchmarks.reads.ask_all`, in a process of its own."""
    return ask_all(urls, times, questions())


def _figure(name: str, of_each: list[list[float]], sizes: Sizes, peak: float) -> Figure:
    few, many = sizes.petitions
    told = ", ".join(
        f"{median(seconds) * 1000:.1f} ms at {petitions:,} ({petitions * LIFE:,} events)"
        for petitions, seconds in zip(sizes.petitions, of_each, strict=True)
    )
    return Figure(
        name=f"Reading {name}: {many:,} petitions against {few:,}",
        value=median(of_each[-1]) / median(of_each[0]),
        unit="×",
        aim=at_most(1.5),
        note=told,
        memory={"reader": peak},
        held_back=_HELD_BACK,
    )


_FIRST: Final[dict[str, Any]] = {"limit": _PAGE, "after": None}


def _listed(organization: Any, **wanted: Any) -> Callable[[ReadDatabase], object]:
    chosen = lists.Wanted(**wanted)
    return lambda read_database: lists.of_scope(
        read_database, organization, chosen, _TODAY, **_FIRST, masked=False
    )


def _counted(
    organization: Any, first: str | None, last: str | None
) -> Callable[[ReadDatabase], object]:
    fields = [PetitionField(code=code, name=code) for code in FIELDS]
    return lambda read_database: statistics.of_scope(
        read_database, organization, (first, last), _TODAY, fields, masked=False
    )


def _waiting(read_database: ReadDatabase, district: Any) -> object:
    return desks.waiting(read_database, district, _TODAY, **_FIRST)


def _before_it(read_database: ReadDatabase, zone: Any) -> object:
    then = date(LAST_YEAR + 1, 1, 7)
    return (
        at_briefings.to_announce(read_database, zone, _TODAY),
        at_briefings.to_report(read_database, zone, then, _TODAY, masked=False),
    )
