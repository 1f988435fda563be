"""Random lives of matters for hypothesis, and a slow, obvious reference for how they stand.

The reference goes through the published events from the first to the last and shares no code with
what it judges.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from hypothesis import strategies as st

from contracts import attendance as t
from contracts.event import Event
from contracts.petition.petitions import PetitionRaised
from tests.support.feeds import History
from tests.support.histories.petition_places import CELLS, LEADERS, tell_places
from tests.support.histories.worlds import TREE, identity

BEGINNING: Final = date(2021, 1, 5)
FOUND_IN: Final = (*CELLS, "C1", "C3")

NEXT: Final = {
    "open": "entrust entrust entrust settle correct raise_ revoke",
    "entrusted": "entrust entrust settle settle settle correct raise_ revoke",
    "settled": "reopen reopen correct raise_ revoke",
}
"""What may follow on a state; what is named more often comes more often. Revoked is the end."""


@dataclass
class Standing:
    """How one matter stands after the events told of it."""

    matter_id: UUID
    organization_id: UUID
    found_on: date
    text: str
    state: str = "open"
    responsible_id: UUID | None = None
    due_on: date | None = None
    settled_on: date | None = None
    outcome: str | None = None
    petition_id: UUID | None = None

    def is_overdue(self, on: date) -> bool:
        return self.state == "entrusted" and self.due_on is not None and self.due_on < on

    def tell(self, event: Event) -> None:
        """One more event of this matter, or of the petition that grew out of it."""
        match event:
            case t.MatterCorrected():
                self.found_on, self.text = event.found_on, event.text
            case t.MatterEntrusted():
                self.state = "entrusted"
                self.responsible_id, self.due_on = event.member_id, event.due_on
            case t.MatterSettled():
                self.state, self.settled_on, self.outcome = (
                    "settled",
                    event.settled_on,
                    event.outcome,
                )
            case t.MatterReopened():
                self.state = "entrusted" if self.responsible_id else "open"
                self.settled_on = self.outcome = None
            case t.MatterRevoked():
                self.state, self.settled_on, self.outcome = "revoked", None, None


def standings(events: Iterable[Event]) -> dict[UUID, Standing]:
    """How every matter stands after these events, by its id; whatever comes first."""
    told = list(events)
    found = {
        event.matter_id: Standing(
            event.matter_id, event.organization_id, event.found_on, event.text
        )
        for event in told
        if isinstance(event, t.MatterRecorded)
    }
    for event in told:
        matter_id = getattr(event, "matter_id", None)
        if matter_id in found:
            found[matter_id].tell(event)
        if isinstance(event, PetitionRaised) and event.source_id in found:
            found[event.source_id].petition_id = event.petition_id
    return found


def above(name: str) -> set[UUID]:
    """The organization and everything above it; the tree of these worlds does not move."""
    line: set[UUID] = set()
    here: str | None = name
    while here is not None:
        line.add(identity(here))
        here = TREE[here][0]
    return line


class Teller:
    """Tells the lives of one world's matters into its history; each method tells one step."""

    def __init__(self, history: History, chance: Random) -> None:
        self._history = history
        self._chance = chance
        self._standing: dict[UUID, Standing] = {}
        self._places: dict[UUID, str] = {}
        self._days: dict[UUID, date] = {}

    def record(self, number: int) -> None:
        matter_id, place = identity(f"việc khó {number}"), self._chance.choice(FOUND_IN)
        self._places[matter_id] = place
        self._days[matter_id] = BEGINNING + timedelta(days=self._chance.randint(0, 40))
        event = t.MatterRecorded(
            matter_id=matter_id,
            organization_id=identity(place),
            found_on=self._days[matter_id],
            text=f"Việc khó số {number}",
        )
        self._history.add(matter_id, event)
        self._standing |= standings([event])

    def step(self) -> None:
        """One step that may follow in one of the lives; none when that one is over."""
        matter_id = self._chance.choice(sorted(self._standing))
        words = NEXT.get(self._standing[matter_id].state, "").split()
        if words:
            self._days[matter_id] += timedelta(days=self._chance.choice((0, 1, 5, 15)))
            getattr(self, f"_{self._chance.choice(words)}")(matter_id, self._days[matter_id])

    def _add(self, kind: type[Event], matter_id: UUID, **said: Any) -> None:
        event = kind(matter_id=matter_id, **said)
        self._history.add(matter_id, event)
        self._standing[matter_id].tell(event)

    def _entrust(self, matter_id: UUID, day: date) -> None:
        said = {"member_id": identity(self._chance.choice(sorted(LEADERS))), "entrusted_on": day}
        due_on = day + timedelta(days=self._chance.choice((0, 10, 60)))
        self._add(t.MatterEntrusted, matter_id, **said, due_on=due_on)

    def _settle(self, matter_id: UUID, day: date) -> None:
        self._add(t.MatterSettled, matter_id, settled_on=day, outcome=f"Xong ngày {day}")

    def _reopen(self, matter_id: UUID, day: date) -> None:
        self._add(t.MatterReopened, matter_id, reopened_on=day, reason="chưa xong")

    def _revoke(self, matter_id: UUID, day: date) -> None:
        self._add(t.MatterRevoked, matter_id, reason="ghi nhầm")

    def _correct(self, matter_id: UUID, day: date) -> None:
        found_on = self._standing[matter_id].found_on - timedelta(days=self._chance.randint(0, 3))
        words = {"text": f"Viết lại ngày {day}", "reason": "ghi sai"}
        self._add(t.MatterCorrected, matter_id, found_on=found_on, **words)

    def _raise_(self, matter_id: UUID, day: date) -> None:
        """One petition at most grows out of it, and only out of what was found in a cell."""
        place, petition_id = self._places[matter_id], identity(f"từ {matter_id}")
        if place not in CELLS or self._standing[matter_id].petition_id is not None:
            return
        self._standing[matter_id].petition_id = petition_id
        event = PetitionRaised(
            petition_id=petition_id,
            cell_id=identity(place),
            commune_id=identity(CELLS[place]),
            raised_on=day,
            field="khac",
            text="Đề nghị",
            address="thôn",
            petitioner="cell",
            source="matter",
            source_id=matter_id,
        )
        self._history.add(petition_id, event)


def matter_world(matters: int, steps: int, seed: int) -> History:
    """Some matters, each at some point of its life, in the places of the tests."""
    history = History()
    tell_places(history)
    teller = Teller(history, Random(seed))  # noqa: S311  (nothing is kept secret by it)
    for number in range(matters):
        teller.record(number)
    for _ in range(steps):
        teller.step()
    return history


matter_worlds = st.builds(
    matter_world, st.integers(1, 6), st.integers(0, 60), st.integers(0, 2**32)
)
