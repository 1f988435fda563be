"""What a petition remembers, and the rules that several of its steps share."""

from datetime import date
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel.errors import RuleBroken
from services.petition.domain.errors import StepInTheFuture
from services.petition.domain.petition import errors, round_errors
from services.petition.domain.petition.content import PetitionContent
from services.petition.domain.petition.rounds import Round, Rounds
from services.petition.domain.vocabulary import AT_WORK, OVER, OWED, PetitionerKind, State

_WHY_OVER: dict[State, type[RuleBroken]] = {
    "solved": errors.AlreadySolved,
    "withdrawn": errors.AlreadyWithdrawn,
    "merged": errors.AlreadyMerged,
    "split": errors.AlreadySplit,
}


class PetitionState(Aggregate):
    """Events assign here; the steps, which are in the classes below this one, only read.

    ``last_on`` is the day of the last step; what the clock says by itself is no step.
    """

    def __init__(
        self,
        *,
        cell_id: UUID,
        commune_id: UUID,
        zone_id: UUID | None,
        briefing_id: UUID | None,
        raised_on: date,
        field: str,
        text: str,
        address: str,
        petitioner: PetitionerKind,
        petitioner_name: str | None,
    ) -> None:
        self.cell_id = cell_id
        self.commune_id = commune_id
        self.zone_id = zone_id
        self.briefing_id = briefing_id
        self.raised_on = raised_on
        self.words = PetitionContent(field=field, text=text, address=address)
        self.petitioner: PetitionerKind = petitioner
        self.petitioner_name = petitioner_name
        self.state: State = "raised"
        self.before_solution: State = "raised"
        self.last_on = raised_on
        self.escalated_to: UUID | None = None
        self.rounds = Rounds()

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def current_round(self) -> Round | None:
        """The round under way, or the last that was."""
        return self.rounds.last

    def require_open(self) -> None:
        """Raises what says how it came to its end."""
        if self.state in _WHY_OVER:
            raise _WHY_OVER[self.state]

    def require_owed(self) -> Round:
        """The round under way. Raises what says why there is none."""
        self.require_open()
        if self.state not in OWED or self.rounds.last is None:
            raise round_errors.NobodyOwesAnAnswer
        return self.rounds.last

    def require_at_work(self) -> Round:
        """The round that the office is still at work on. Raises what says why there is none."""
        at_work = self.require_owed()
        if self.state not in AT_WORK:
            raise round_errors.AlreadyApproved
        return at_work

    def require_running(self) -> Round:
        """The round under way, when its clock is not stopped."""
        running = self.require_owed()
        if running.clock.stopped_on is not None:
            raise round_errors.ClockIsStopped
        return running

    def require_day(self, day: date, field: str, today: date) -> None:
        """From the last step's day to today."""
        if day > today:
            raise StepInTheFuture(field)
        if day < self.last_on:
            raise errors.StepBeforeTheLast(field)

    def step(self, state: State, day: date) -> None:
        """Only for events."""
        self.state = state
        self.last_on = day

    def end_clock(self) -> None:
        """Only for events: nobody owes an answer any more."""
        if self.rounds.last is not None:
            self.rounds.last.clock = self.rounds.last.clock.end()
