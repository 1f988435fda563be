"""Every way in which a list of petitions can be narrowed, and what the machine thinks it finds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from tests.e2e.lives.judge import counting
from tests.e2e.lives.model.life import UNANNOUNCED, Life
from tests.e2e.lives.model.model import Model

MONTHS: Final = tuple(f"2024-{number:02}" for number in range(1, 7))
_TRUTHS: Final = ("true", "false")
_HEARD_OF: Final = (
    "raised kept_at_base escalated assigned published accepted rejected solution_reported solved"
    " withdrawn merged split"
).split()

Tells = Callable[[Life], Iterable[Any]]
"""The values under which a petition is to be found."""


@dataclass(frozen=True)
class Choice:
    """``asked``: a parameter of the list and its value; ``tells``: which values find a petition."""

    name: str
    asked: Any
    tells: Tells

    def keeps(self, life: Life) -> bool:
        wanted = self.asked if isinstance(self.asked, list) else [self.asked]
        return any(each in wanted for each in self.tells(life))


def choices(model: Model, *, masked: bool) -> list[Choice]:
    """Each filter with each value that means something in the district."""
    return [
        Choice(name, value, tells)
        for name, values, tells in (
            *_how_it_stands(model.today, masked=masked),
            *_when_it_was_raised(),
            *_where(model),
            *_who_answers([office.id for office in model.ground.offices]),
            *_what_came_of_it(),
        )
        for value in values
    ]


_Filter = tuple[str, Iterable[Any], Tells]


def _how_it_stands(on: date, *, masked: bool) -> Iterator[_Filter]:
    states = (*_HEARD_OF, *sorted(UNANNOUNCED), ["assigned", "solved"])
    yield "state", states, lambda life: [counting.shown(life, masked=masked)]
    yield "overdue", _TRUTHS, lambda life: [_truth(counting.overdue(life, on, masked=masked))]
    yield "field", ("agriculture", "land", "other", "water"), lambda life: [life.about]
    yield "round", range(4), lambda life: [life.number]


def _when_it_was_raised() -> Iterator[_Filter]:
    yield "month", MONTHS, lambda life: [_month(life)]
    yield "from", MONTHS, lambda life: [month for month in MONTHS if month <= _month(life)]
    yield "to", MONTHS, lambda life: [month for month in MONTHS if month >= _month(life)]


def _where(model: Model) -> Iterator[_Filter]:
    ground = model.ground
    zones = [zone.id for zone in ground.zones]
    yield "zone_id", zones, lambda life: [life.cell.zone.id] if life.cell.zone else []
    yield "commune_id", [each.id for each in ground.communes], lambda life: [life.cell.commune.id]
    yield "cell_id", [cell.id for cell in ground.cells], lambda life: [life.cell.id]


def _who_answers(offices: list[str]) -> Iterator[_Filter]:
    yield "lead_id", offices, lambda life: [life.round.lead] if life.round else []
    yield "office_id", offices, lambda life: life.round.offices if life.round else []
    yield "answered_by", offices, _counted(counting.answered_by)


def _what_came_of_it() -> Iterator[_Filter]:
    yield "answered", _TRUTHS, _counted(lambda life: [_truth(bool(life.published))])
    for name, holds in (
        ("answered_not_solved", counting.answered_not_solved),
        ("answered_twice", counting.answered_twice),
    ):
        yield name, _TRUTHS, _counted(_told(holds))
    rounds = (1, 2, 3)
    yield "published_round", rounds, _counted(lambda x: [each.number for each in x.published])
    yield "accepted_round", rounds, _counted(lambda life: life.judged("accepted"))
    yield "rejected_round", rounds, _counted(lambda life: life.judged("rejected"))


def _counted(tells: Tells) -> Tells:
    """As the statistics count: not those that were split."""
    return lambda life: [] if life.state == "split" else tells(life)


def _told(holds: Callable[[Life], bool]) -> Tells:
    return lambda life: [_truth(holds(life))]


def _truth(holds: bool) -> str:  # noqa: FBT001  (what it is about)
    return "true" if holds else "false"


def _month(life: Life) -> str:
    return f"{life.raised_on:%Y-%m}"
