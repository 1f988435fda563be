"""The deadline of one round: when it reminds, when it runs out, when it goes to the next level."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal, Self

from services.petition.domain.petition import round_errors as errors
from services.petition.domain.snapshots import RegulationSnapshot, WorkingDays

Notice = Literal["reminder", "overdue", "escalation"]

_A_DAY: Final = timedelta(days=1)
_LONGEST: Final = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineDates:
    """The three days of a deadline. It reminds before it is due, escalates on the day or after."""

    due_on: date
    remind_on: date
    escalate_on: date

    def later_by(self, days: int, calendar: WorkingDays) -> Self:
        """Each day moved by so many working days."""
        return type(self)(
            due_on=calendar.after(self.due_on, days),
            remind_on=calendar.after(self.remind_on, days),
            escalate_on=calendar.after(self.escalate_on, days),
        )

    @property
    def first_day_over(self) -> date:
        return self.due_on + _A_DAY


@dataclass(frozen=True, slots=True)
class Timetable:
    """The time for an answer, by the regulation and the calendar in force on a day."""

    regulation: RegulationSnapshot
    calendar: WorkingDays

    def from_day(self, first: date, due_on: date | None = None) -> DeadlineDates:
        """The days of a deadline that starts on this one; around the due day, where one is given.

        It does not remind before it starts. Raises DueBeforeTheBeginning or DueTooFarAhead.
        """
        if due_on is not None and due_on < first:
            raise errors.DueBeforeTheBeginning
        due = due_on or self.calendar.after(first, self.regulation.answer_days)
        if due - first > _LONGEST:
            raise errors.DueTooFarAhead
        return DeadlineDates(
            due_on=due,
            remind_on=max(first, self.calendar.before(due, self.regulation.remind_days)),
            escalate_on=self.calendar.after(due, self.regulation.escalate_days),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Runs, is stopped since ``stopped_on``, or has ended. ``sent`` are the notices given so far.

    Each notice is sent once for the same due day; with another due day it begins anew.
    """

    dates: DeadlineDates
    stopped_on: date | None = None
    ended: bool = False
    sent: frozenset[Notice] = frozenset()

    @property
    def is_stopped(self) -> bool:
        return self.stopped_on is not None

    @property
    def runs(self) -> bool:
        return not self.ended and not self.is_stopped

    def set_to(self, dates: DeadlineDates) -> "Deadline":
        """Running, with these days."""
        sent = self.sent if dates.due_on == self.dates.due_on else frozenset()
        return Deadline(dates=dates, sent=sent)

    def stop(self, stopped_on: date) -> "Deadline":
        return replace(self, stopped_on=stopped_on)

    def end(self) -> "Deadline":
        return replace(self, ended=True)

    def having_sent(self, notice: Notice) -> "Deadline":
        return replace(self, sent=self.sent | {notice})

    def dates_after_stop(self, resumed_on: date, calendar: WorkingDays) -> DeadlineDates:
        """The working days of the stop are added to what was left."""
        if self.stopped_on is None:
            return self.dates
        return self.dates.later_by(calendar.between(self.stopped_on, resumed_on), calendar)

    def notices(self, today: date) -> list[Notice]:
        """The notices due on this day, in order. Once it has run out it no longer reminds."""
        if not self.runs:
            return []
        over = today > self.dates.due_on
        wanted: list[Notice] = []
        if not over and today >= self.dates.remind_on and "overdue" not in self.sent:
            wanted.append("reminder")
        if over:
            wanted.append("overdue")
        if over and today >= self.dates.escalate_on:
            wanted.append("escalation")
        return [notice for notice in wanted if notice not in self.sent]

    @property
    def next_on(self) -> date | None:
        """The first day of another notice; none when all are sent, or it does not run."""
        if not self.runs:
            return None
        if not self.sent & {"reminder", "overdue"}:
            return self.dates.remind_on
        if "overdue" not in self.sent:
            return self.dates.first_day_over
        if "escalation" not in self.sent:
            return max(self.dates.escalate_on, self.dates.first_day_over)
        return None
