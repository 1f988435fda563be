"""What the machine believes of one petition: how it stands, and all that was told of it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from tests.e2e.lives.model.fixtures import Cell
from tests.e2e.lives.model.rounds import Round

AT_WORK: Final = frozenset({"assigned", "drafted", "returned"})
OWED: Final = AT_WORK | {"approved"}
UNANNOUNCED: Final = frozenset({"drafted", "returned", "approved", "answered"})
OVER: Final = frozenset({"solved", "withdrawn", "merged", "split"})

FROM: Final = {
    "keeping": {"raised"},
    "escalation": {"raised", "kept_at_base"},
    "split": {"raised", "kept_at_base", "escalated"},
    "assignment": {"escalated", "rejected"},
    "transfer": AT_WORK,
    "clock-stop": AT_WORK,
    "draft": AT_WORK,
    "return": {"drafted", "approved"},
    "approval": {"drafted"},
    "answer": {"approved"},
    "acceptance": {"published"},
    "rejection": {"published"},
    "solution": {"raised", "kept_at_base", "published", "accepted"},
    "confirmation": {"solution_reported"},
    "dispute": {"solution_reported"},
    "reopening": {"solved"},
}
"""Where each step may be taken from (domain.md §4.4), but for those of every open petition."""

STEPS: Final = (*FROM, "correction", "withdrawal", "clock-resumption")
"""Those that concern one petition alone, and so may be tried on any."""


@dataclass(frozen=True)
class Told:
    """One event: when it was so, who said it, on which day it was recorded."""

    type: str
    on: date
    actor: str
    recorded_on: date
    round: int | None = None


@dataclass
class Life:
    """One petition. ``reports``: each time that it was said to be solved."""

    id: str
    cell: Cell
    raised_on: date
    about: str
    text: str
    address: str
    source: str = "briefing"
    source_id: str | None = None
    briefing: str | None = None
    petitioner: str = "cell"
    petitioner_name: str | None = None
    state: str = "raised"
    before_report: str = "raised"
    last_on: date = date.min
    rounds: list[Round] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    stood: list[tuple[date, str]] = field(default_factory=list)
    reports: list[dict[str, Any]] = field(default_factory=list)
    merged_into: str | None = None
    absorbed: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def tell(self, told: Told, state: str | None = None) -> None:
        """One more event; with the state that it brings, where it is a step of somebody's."""
        self.told.append(told)
        if state is not None:
            self.state, self.last_on = state, told.on
            self.stood.append((told.on, state))

    def state_on(self, day: date) -> str | None:
        """How it stood at the end of a day."""
        return next((state for on, state in reversed(self.stood) if on <= day), None)

    @property
    def round(self) -> Round | None:
        return self.rounds[-1] if self.rounds else None

    @property
    def number(self) -> int:
        """Of the last round, 0 before the first."""
        return len(self.rounds)

    @property
    def is_owed(self) -> bool:
        return self.state in OWED

    @property
    def stopped_on(self) -> date | None:
        """Since when the clock stands of an answer that is owed."""
        return self.round.clock.stopped_on if self.is_owed and self.round else None

    def allows(self, step: str) -> bool:
        """Whether this step may be taken now."""
        if step in {"correction", "withdrawal", "merger"}:
            return self.state not in OVER
        if step == "clock-resumption":
            return self.stopped_on is not None
        if self.stopped_on is not None and step != "transfer":
            return False
        return self.state in FROM[step]

    def is_overdue(self, on: date) -> bool:
        return self.is_owed and self.round is not None and self.round.clock.is_over(on)

    @property
    def published(self) -> list[Round]:
        return [each for each in self.rounds if each.published_on]

    def judged(self, how: str) -> list[int]:
        """The rounds whose answer the cell accepted, or rejected."""
        return [each.number for each in self.rounds if each.judged == how]
