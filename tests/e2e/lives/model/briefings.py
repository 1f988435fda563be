"""What the machine believes of a zone's briefing: when and where, who came, what was announced."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.e2e.lives.model.fixtures import Place
from tests.e2e.lives.model.life import Life, Told

Answer = tuple[str, int]
"""A petition and its round."""


@dataclass
class Briefing:
    """``listed``: the answers as they were last compiled, each with whether it was carried over.

    ``announced``: those of them that were; None until then.
    """

    id: str
    zone: Place
    planned_on: date
    host: Place
    state: str = "planned"
    held_on: date | None = None
    reason: str | None = None
    listed: dict[Answer, bool] | None = None
    compiled_on: date | None = None
    sent_on: date | None = None
    announced: list[Answer] | None = None
    came: list[dict[str, Any]] = field(default_factory=list)
    missing: list[dict[str, Any]] = field(default_factory=list)
    minutes: str | None = None
    told: list[Told] = field(default_factory=list)

    @property
    def month(self) -> date:
        return self.planned_on.replace(day=1)

    @property
    def day(self) -> date:
        return self.held_on or self.planned_on

    @property
    def on_time(self) -> bool | None:
        """From the 5th to the 10th."""
        return None if self.held_on is None else 5 <= self.held_on.day <= 10

    @property
    def stands(self) -> bool:
        return self.state != "cancelled"

    def left_out(self, answer: Answer) -> bool:
        """Whether it was on the list and was not announced."""
        return answer in (self.listed or {}) and answer not in (self.announced or [])

    def can_announce(self, life: Life) -> bool:
        """Whether its answer is on the list, still waits, and was given by the briefing's day."""
        return (
            life.state == "answered"
            and (life.id, life.number) in (self.listed or {})
            and life.last_on <= self.day
        )


def month_after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def may_take_place(briefings: Iterable[Briefing], zone: Place, day: date, host: Place) -> bool:
    """One briefing a month, and no commune twice running."""
    month = day.replace(day=1)
    others = [each for each in briefings if each.zone == zone and each.stands]
    if any(each.month == month for each in others):
        return False
    return not any(
        each.host == host and month in (month_after(each.month), _month_before(each.month))
        for each in others
    )


def _month_before(month: date) -> date:
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)


def to_compile(
    briefing: Briefing, briefings: Iterable[Briefing], lives: Iterable[Life], today: date
) -> dict[Answer, bool]:
    """What is on the list when it is compiled today: every answer of the zone given by then and
    announced nowhere, and whether a list of an earlier month left it out; the oldest first.
    """
    until = min(briefing.day, today)
    waiting = sorted(
        (life.last_on, life.id, life.number)
        for life in lives
        if life.cell.zone == briefing.zone and life.state == "answered" and life.last_on <= until
    )
    earlier = [each for each in briefings if each.month < briefing.month]
    return {
        (life_id, number): any(each.left_out((life_id, number)) for each in earlier)
        for _, life_id, number in waiting
    }


def next_planned(briefings: Iterable[Briefing], zone: Place) -> Briefing | None:
    planned = [each for each in briefings if each.zone == zone and each.state == "planned"]
    return min(planned, key=lambda each: each.month, default=None)
