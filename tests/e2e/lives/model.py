"""What the machine believes: each petition's state, and every count that a reader can ask for."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

from tests.support.petition_district import FIELDS

OWED: Final = frozenset({"assigned", "drafted", "returned", "approved"})
OVER: Final = frozenset({"solved", "withdrawn", "merged", "split"})


@dataclass
class Life:
    """One petition. ``stopped``: its clock stands; ``handed``: the other office leads."""

    id: str
    cell: str
    about: str
    state: str = "raised"
    before_report: str = "raised"
    round: int = 0
    stopped: bool = False
    handed: bool = False
    published: list[int] = field(default_factory=list)
    accepted: list[int] = field(default_factory=list)
    rejected: list[int] = field(default_factory=list)

    def allows(self, step: str) -> bool:
        """Whether this step may be taken now (domain.md §4.4)."""
        if step in {"correction", "withdrawal", "merger"}:
            return self.state not in OVER
        if step == "clock-resumption":
            return self.stopped
        if self.stopped:
            return step == "transfer" and self.state in {"assigned", "drafted", "returned"}
        return self.state in _FROM[step]

    def take(self, step: str) -> None:
        """What the step makes of it."""
        if step in _TO:
            self.state = _TO[step]
        match step:
            case "assignment":
                self.round += 1
                self.handed = False
            case "transfer":
                self.stopped = False
                self.handed = not self.handed
            case "clock-stop":
                self.stopped = True
            case "clock-resumption" | "withdrawal" | "merger":
                self.stopped = False
            case "acceptance":
                self.accepted.append(self.round)
            case "rejection":
                self.rejected.append(self.round)
            case "dispute":
                self.state = self.before_report
            case "reopening":
                self.state = "rejected" if self.round else "raised"

    def report(self) -> None:
        """Somebody says that it is done."""
        self.before_report, self.state = self.state, "solution_reported"

    def publish(self) -> None:
        """Its answer is announced."""
        self.state = "published"
        self.published.append(self.round)


_FROM: Final = {
    "keeping": {"raised"},
    "escalation": {"raised", "kept_at_base"},
    "split": {"raised", "kept_at_base", "escalated"},
    "assignment": {"escalated", "rejected"},
    "transfer": {"assigned", "drafted", "returned"},
    "clock-stop": {"assigned", "drafted", "returned"},
    "draft": {"assigned", "drafted", "returned"},
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
_TO: Final = {
    "keeping": "kept_at_base",
    "escalation": "escalated",
    "split": "split",
    "assignment": "assigned",
    "draft": "drafted",
    "return": "returned",
    "approval": "approved",
    "answer": "answered",
    "acceptance": "accepted",
    "rejection": "rejected",
    "confirmation": "solved",
    "withdrawal": "withdrawn",
    "merger": "merged",
}
STEPS: Final = (*_FROM, "correction", "withdrawal", "clock-resumption")
"""Those that concern one petition alone, and so may be tried on any."""


class Model:
    """All petitions of one district."""

    def __init__(self) -> None:
        self.lives: dict[str, Life] = {}

    def in_state(self, *states: str) -> list[Life]:
        return [life for life in self.lives.values() if life.state in states]

    def totals(self) -> dict[str, int]:
        """As the statistics have them; a petition that was split counts in its parts."""
        whole = [life for life in self.lives.values() if life.state != "split"]
        return {
            "petitions": len(whole),
            "open": sum(life.state not in OVER for life in whole),
            "answered": sum(bool(life.published) for life in whole),
            "solved": sum(life.state == "solved" for life in whole),
            "answered_not_solved": sum(
                bool(life.published) and life.state not in {"solved", "withdrawn", "merged"}
                for life in whole
            ),
            "answered_twice": sum(max(life.published, default=0) > 1 for life in whole),
        }

    def by_state(self) -> dict[str, int]:
        return dict(Counter(life.state for life in self.lives.values()))

    def by_field(self) -> dict[str, int]:
        found = Counter(life.about for life in self.lives.values() if life.state != "split")
        return {code: found[code] for code in FIELDS}

    def judged(self) -> dict[int, tuple[int, int, int]]:
        """By round, how many answers were published, accepted, rejected; the first three always."""
        rounds = {1, 2, 3, *(n for life in self.lives.values() for n in life.published)}
        return {
            number: (
                sum(number in life.published for life in self.lives.values()),
                sum(number in life.accepted for life in self.lives.values()),
                sum(number in life.rejected for life in self.lives.values()),
            )
            for number in sorted(rounds)
        }


def read_judged(statistics: dict[str, Any]) -> dict[int, tuple[int, int, int]]:
    """The same, as the read API answers it."""
    return {
        row["round"]: (row["published"], row["accepted"], row["rejected"])
        for row in statistics["accepted_by_round"]
    }
