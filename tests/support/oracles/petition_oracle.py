"""A slow, obvious reference for how petitions stand and what is counted of them (domain.md §4.4).

It goes through the published events from the first to the last and shares no code with what it
judges. Where §4.4 leaves room, it is read like this:

- **State.** A dispute puts a petition back to where it was before the report; a reopened one waits
  for its next round, or is as newly raised when it never had one.
- **Owed.** An answer is owed while the petition is assigned, drafted, returned or approved.
- **Overdue** on a day: owed, and due before the day, or, where the clock stands, before the day on
  which it was stopped.
- **Answered.** An answer was published. **Open**: not solved, withdrawn, merged or split.
- **Counted.** A petition that was split counts in its parts; among the states it is itself.
- **Office.** The lead of the last round has a petition before it until its answer is published; an
  answer is of the office that led the round when it was given.
- **Days to answer.** From the day of raising to the first answer's date, once one is published;
  **to solved**: to the day on which the thing was done, while the petition is solved.
- **Median** and **p90**: the least number of days within which half, or nine of ten, were through.
- **Where.** Below everything that was above the cell on the day of raising, and in the zone.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field as given
from datetime import date
from typing import Any
from uuid import UUID

from contracts.assignment import OrganizationClosed, OrganizationMoved, OrganizationRegistered
from contracts.event import Event
from contracts.petition import petitions as p, rounds as r

OWED = {"assigned", "drafted", "returned", "approved"}
UNANNOUNCED = {"drafted", "returned", "approved", "answered"}
STATE_AFTER: dict[type[Event], str] = {
    p.PetitionKeptAtBase: "kept_at_base",
    p.PetitionEscalated: "escalated",
    p.SolutionConfirmed: "solved",
    p.PetitionWithdrawn: "withdrawn",
    p.PetitionMerged: "merged",
    p.PetitionSplit: "split",
    r.PetitionAssigned: "assigned",
    r.AnswerDrafted: "drafted",
    r.AnswerReturned: "returned",
    r.AnswerApproved: "approved",
    r.PetitionAnswered: "answered",
    r.AnswerPublished: "published",
    r.AnswerAccepted: "accepted",
    r.AnswerRejected: "rejected",
}


@dataclass
class Standing:
    """How one petition stands after the events told of it."""

    petition_id: UUID
    cell_id: UUID
    commune_id: UUID
    zone_id: UUID | None
    raised_on: date
    field: str
    text: str
    state: str = "raised"
    before: str = "raised"
    round: int = 0
    lead_id: UUID | None = None
    office_ids: list[UUID] = given(default_factory=list)
    due_on: date | None = None
    stopped_on: date | None = None
    answers: list[date] = given(default_factory=list)
    published: list[int] = given(default_factory=list)
    accepted: list[int] = given(default_factory=list)
    rejected: list[int] = given(default_factory=list)
    answered_by: list[UUID | None] = given(default_factory=list)
    solved_on: date | None = None
    scopes: set[UUID] = given(default_factory=set)

    def is_overdue(self, on: date) -> bool:
        if self.state not in OWED or self.due_on is None:
            return False
        return self.due_on < (self.stopped_on or on) and self.due_on < on

    @property
    def is_open(self) -> bool:
        return self.state not in {"solved", "withdrawn", "merged", "split"}

    def tell(self, event: Event) -> None:
        """One more event of this petition."""
        if isinstance(event, p.SolutionReported):
            self.before, self.state = self.state, "solution_reported"
            self.solved_on = event.solved_on
        elif isinstance(event, p.SolutionDisputed):
            self.state = self.before
        elif isinstance(event, p.PetitionReopened):
            self.state = "rejected" if self.round else "raised"
        elif isinstance(event, p.PetitionCorrected):
            self.field, self.text = event.field, event.text
        self._tell_round(event)
        self.state = STATE_AFTER.get(type(event), self.state)

    def _tell_round(self, event: Event) -> None:
        if isinstance(event, r.PetitionAssigned | r.PetitionTransferred):
            self.lead_id, self.office_ids = event.lead_id, event.office_ids
        if isinstance(event, r.PetitionAssigned | r.PetitionTransferred | r.ClockResumed):
            self.round, self.due_on = event.round, event.due_on
            if getattr(event, "clock", "restarts") == "restarts":
                self.stopped_on = None
        elif isinstance(event, r.ClockStopped):
            self.stopped_on = event.stopped_on
        elif isinstance(event, r.PetitionAnswered):
            self.answers.append(event.answered_on)
        elif isinstance(event, r.AnswerPublished):
            self.published.append(event.round)
            self.answered_by.append(self.lead_id)
        elif isinstance(event, r.AnswerAccepted):
            self.accepted.append(event.round)
        elif isinstance(event, r.AnswerRejected):
            self.rejected.append(event.round)


def standings(events: Iterable[Event]) -> dict[UUID, Standing]:
    """How every petition stands after these events, by its id."""
    told = list(events)
    found: dict[UUID, Standing] = {}
    for event in told:
        if isinstance(event, p.PetitionRaised):
            found[event.petition_id] = Standing(
                petition_id=event.petition_id,
                cell_id=event.cell_id,
                commune_id=event.commune_id,
                zone_id=event.zone_id,
                raised_on=event.raised_on,
                field=event.field,
                text=event.text,
                scopes=_above(told, event.cell_id, event.raised_on)
                | ({event.zone_id} if event.zone_id else set()),
            )
        elif (petition_id := getattr(event, "petition_id", None)) in found:
            found[petition_id].tell(event)
    return found


def _above(told: Sequence[Event], cell_id: UUID, on: date) -> set[UUID]:
    """The organization and everything above it, in the tree of a day as it is known."""
    closed = [
        e.last_day
        for e in told
        if isinstance(e, OrganizationClosed)
        if e.organization_id == cell_id
    ]
    if any(last_day < on for last_day in closed):
        return set()
    above: set[UUID] = set()
    here: UUID | None = cell_id
    while here is not None:
        known = [
            e
            for e in told
            if isinstance(e, OrganizationRegistered | OrganizationMoved)
            if e.organization_id == here and e.effective_on <= on
        ]
        if known or above:
            above.add(here)
        here = max(known, key=lambda e: e.effective_on).parent_id if known else None
    return above


def standing_below(events: Iterable[Event], scope: UUID, on: date) -> list[Standing]:
    """The petitions of the cells that are the scope, or lie below it, in the tree of a day."""
    told = list(events)
    found = standings(told).values()
    return [each for each in found if scope in _above(told, each.cell_id, on)]


def counts(petitions: Iterable[Standing]) -> dict[str, int]:
    """Counts of these petitions: all, open, answered, solved."""
    whole = list(petitions)
    return {
        "petitions": len(whole),
        "open": sum(each.is_open for each in whole),
        "answered": sum(bool(each.published) for each in whole),
        "solved": sum(each.state == "solved" for each in whole),
    }


def grouped(
    petitions: Iterable[Standing], keys: Callable[[Standing], Iterable[Any]]
) -> dict[Any, dict[str, int]]:
    """The counts of those that have a key, by key."""
    whole = list(petitions)
    found = {key for each in whole for key in keys(each) if key is not None}
    return {key: counts(each for each in whole if key in keys(each)) for key in found}


def within(days: Iterable[int], percent: int) -> int | None:
    """The least number of days within which so many of a hundred were through."""
    ordered = sorted(days)
    for number, day in enumerate(ordered, start=1):
        if number * 100 >= len(ordered) * percent:
            return day
    return None


def days_to_answer(petitions: Iterable[Standing]) -> list[int]:
    return [(each.answers[0] - each.raised_on).days for each in petitions if each.published]


def days_to_solved(petitions: Iterable[Standing]) -> list[int]:
    return [
        max(0, (each.solved_on - each.raised_on).days)
        for each in petitions
        if each.state == "solved" and each.solved_on
    ]
