"""The clock of one round: when it reminds, when it runs out, when it goes to the next level."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, Self

from services.petition.domain.snapshots import RegulationSnapshot, WorkingDays

Notice = Literal["reminder", "overdue", "escalation"]

_A_DAY = timedelta(days=1)
_LONGEST = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineDates:
    """The three days of a clock. It reminds before it is due and escalates on the day or after."""

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

    def due_within_reason(self, first: date) -> bool:
        return self.due_on - first <= _LONGEST


@dataclass(frozen=True, slots=True)
class Timetable:
    """How long an answer may take on a day, by the regulation and the calendar then in force."""

    regulation: RegulationSnapshot
    calendar: WorkingDays

    def from_day(self, first: date, due_on: date | None = None) -> DeadlineDates:
        """The times of a clock that starts on this day; around the due day, where one is given.

        It does not remind before it starts.
        """
        due = due_on or self.calendar.after(first, self.regulation.answer_days)
        return DeadlineDates(
            due_on=due,
            remind_on=max(first, self.calendar.before(due, self.regulation.remind_days)),
            escalate_on=self.calendar.after(due, self.regulation.escalate_days),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Runs, stands since ``stopped_on``, or has ended. ``struck`` is what it has said already.

    It says each thing once for the same due day; with another due day it begins anew.
    """

    times: DeadlineDates
    stopped_on: date | None = None
    ended: bool = False
    struck: frozenset[Notice] = frozenset()

    @property
    def runs(self) -> bool:
        return not self.ended and self.stopped_on is None

    def set_to(self, times: DeadlineDates) -> "Deadline":
        """Running, with these times."""
        struck = self.struck if times.due_on == self.times.due_on else frozenset()
        return Deadline(times=times, struck=struck)

    def stop(self, stopped_on: date) -> "Deadline":
        return replace(self, stopped_on=stopped_on)

    def end(self) -> "Deadline":
        return replace(self, ended=True)

    def has_struck(self, stroke: Notice) -> "Deadline":
        return replace(self, struck=self.struck | {stroke})

    def times_after_stop(self, resumed_on: date, calendar: WorkingDays) -> DeadlineDates:
        """The working days of the stop are added to what was left."""
        if self.stopped_on is None:
            return self.times
        return self.times.later_by(calendar.between(self.stopped_on, resumed_on), calendar)

    def strokes(self, today: date) -> list[Notice]:
        """What it has to say on this day, in order. Once it has run out it no longer reminds."""
        if not self.runs:
            return []
        over = today > self.times.due_on
        wanted: list[Notice] = []
        if not over and today >= self.times.remind_on and "overdue" not in self.struck:
            wanted.append("reminder")
        if over:
            wanted.append("overdue")
        if over and today >= self.times.escalate_on:
            wanted.append("escalation")
        return [stroke for stroke in wanted if stroke not in self.struck]

    @property
    def next_on(self) -> date | None:
        """The first day on which it has something to say; none when it has said all, or stands."""
        if not self.runs:
            return None
        if not self.struck & {"reminder", "overdue"}:
            return self.times.remind_on
        if "overdue" not in self.struck:
            return self.times.first_day_over
        if "escalation" not in self.struck:
            return max(self.times.escalate_on, self.times.first_day_over)
        return None
