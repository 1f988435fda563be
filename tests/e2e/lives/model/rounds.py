"""What the machine believes of one round: its offices, its clock, its answer."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.e2e.lives.model.fixtures import Regulation
from tests.e2e.lives.model.working_days import between, moved


@dataclass
class Clock:
    """``said``: what it has said of this due day already."""

    due: date
    remind: date
    escalate: date
    stopped_on: date | None = None
    said: set[str] = field(default_factory=set)

    @classmethod
    def starting(cls, day: date, rule: Regulation, due: date | None = None) -> "Clock":
        due = due or moved(day, rule.answer_days)
        remind = max(day, moved(due, -rule.remind_days))
        return cls(due, remind, moved(due, rule.escalate_days))

    def resume(self, day: date) -> None:
        """What was left is left: the working days of the stop are added."""
        assert self.stopped_on is not None
        stood = between(self.stopped_on, day)
        if stood:
            self.due, self.remind, self.escalate = (
                moved(each, stood) for each in (self.due, self.remind, self.escalate)
            )
            self.said = set()
        self.stopped_on = None

    def restart(self, other: "Clock") -> None:
        if other.due != self.due:
            self.said = set()
        self.due, self.remind, self.escalate = other.due, other.remind, other.escalate
        self.stopped_on = None

    def strikes(self, today: date) -> list[tuple[str, date]]:
        """What it says on this day, and the day that is told; nothing while it stands."""
        if self.stopped_on is not None:
            return []
        found = []
        if self.remind <= today <= self.due and not self.said:
            found.append(("AnswerReminded", today))
        if today > self.due:
            if "AnswerFellOverdue" not in self.said:
                found.append(("AnswerFellOverdue", self.due + timedelta(days=1)))
            if today >= self.escalate and "OverdueEscalated" not in self.said:
                found.append(("OverdueEscalated", today))
        self.said |= {name for name, _ in found}
        return found

    def is_over(self, on: date) -> bool:
        """Whether the due day has gone by; a clock that stood by then has not run out."""
        return self.due < on and (self.stopped_on is None or self.stopped_on > self.due)


@dataclass
class Round:
    """The lead is the first of the offices. ``judged`` tells how the cell took the answer."""

    number: int
    offices: list[str]
    assigned_on: date
    clock: Clock
    stops: list[dict[str, Any]] = field(default_factory=list)
    transfers: list[dict[str, Any]] = field(default_factory=list)
    drafts: list[dict[str, Any]] = field(default_factory=list)
    returned: list[dict[str, Any]] = field(default_factory=list)
    approved_on: date | None = None
    document: str | None = None
    answered_on: date | None = None
    published_on: date | None = None
    briefing: str | None = None
    judged: str | None = None
    judged_on: date | None = None
    reason: str | None = None

    @property
    def lead(self) -> str:
        return self.offices[0]

    @property
    def text(self) -> str | None:
        """The last draft."""
        return self.drafts[-1]["text"] if self.drafts else None

    def go_on(self, day: date) -> None:
        """The last stop of the clock is over, where it was still going on."""
        for stop in self.stops[-1:]:
            stop["resumed_on"] = stop["resumed_on"] or day
