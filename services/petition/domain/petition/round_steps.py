"""Who owes an answer, and the clock of it."""

from datetime import date
from uuid import UUID

from kernel import text
from services.petition.domain.petition import (
    errors as petition_errors,
    round_errors as errors,
    round_events as events,
)
from services.petition.domain.petition.deadline import Timetable
from services.petition.domain.petition.petition_state import PetitionState
from services.petition.domain.petition.rounds import Offices
from services.petition.domain.snapshots import WorkingDays
from services.petition.domain.vocabulary import OWED, ClockRule, StopCause


class RoundSteps(PetitionState):
    """Offices and timetable are those of the step's day."""

    def assign(
        self,
        offices: Offices,
        *,
        assigned_on: date,
        due_on: date | None,
        reason: str | None,
        timetable: Timetable,
        today: date,
    ) -> None:
        """The next round begins. Without ``due_on`` the timetable says when the answer is due."""
        self._require_assignable()
        offices.require_able()
        self.require_day(assigned_on, "assigned_on", today)
        if due_on is not None and due_on < assigned_on:
            raise errors.DueBeforeTheBeginning
        times = timetable.from_day(assigned_on, due_on)
        if not times.due_within_reason(assigned_on):
            raise errors.DueTooFarAhead
        self.trigger_event(
            events.PetitionAssigned,
            round=self.rounds.next_number,
            lead_id=offices.lead_id,
            office_ids=offices.ids,
            assigned_on=assigned_on,
            due_on=times.due_on,
            remind_on=times.remind_on,
            escalate_on=times.escalate_on,
            reason=text.reason_if_any(reason),
        )

    def transfer(
        self,
        offices: Offices,
        *,
        transferred_on: date,
        reason: str,
        timetable: Timetable | None,
        today: date,
    ) -> None:
        """With a timetable the clock starts anew on this day, also when it was stopped; without
        one it goes on, or stands, as it did.
        """
        current = self.require_at_work()
        offices.require_able()
        current.require_other(offices)
        self.require_day(transferred_on, "transferred_on", today)
        clock: ClockRule = "keeps" if timetable is None else "restarts"
        times = timetable.from_day(transferred_on) if timetable else current.clock.times
        self.trigger_event(
            events.PetitionTransferred,
            round=current.number,
            lead_id=offices.lead_id,
            office_ids=offices.ids,
            transferred_on=transferred_on,
            clock=clock,
            due_on=times.due_on,
            remind_on=times.remind_on,
            escalate_on=times.escalate_on,
            reason=text.reason(reason),
        )

    def stop_clock(self, cause: StopCause, stopped_on: date, reason: str, today: date) -> None:
        current = self.require_at_work()
        self.require_running()
        self.require_day(stopped_on, "stopped_on", today)
        self.trigger_event(
            events.ClockStopped,
            round=current.number,
            stopped_on=stopped_on,
            cause=cause,
            reason=text.reason(reason),
        )

    def resume_clock(
        self, resumed_on: date, reason: str | None, calendar: WorkingDays, today: date
    ) -> None:
        """The working days of the stop are added to each day of the clock."""
        current = self.require_owed()
        if current.clock.stopped_on is None:
            raise errors.ClockIsRunning
        self.require_day(resumed_on, "resumed_on", today)
        times = current.clock.times_after_stop(resumed_on, calendar)
        self.trigger_event(
            events.ClockResumed,
            round=current.number,
            resumed_on=resumed_on,
            due_on=times.due_on,
            remind_on=times.remind_on,
            escalate_on=times.escalate_on,
            reason=text.reason_if_any(reason),
        )

    def tick(self, today: date, next_level_id: UUID) -> None:
        """Say what the clock has to say on this day: each thing once, and nothing the second time.

        ``next_level_id`` is the organization to which an overdue answer goes.
        """
        current = self.rounds.last
        if current is None or self.state not in OWED:
            return
        times, number = current.clock.times, current.number
        for stroke in current.clock.strokes(today):
            if stroke == "reminder":
                self.trigger_event(
                    events.AnswerReminded, round=number, due_on=times.due_on, reminded_on=today
                )
            elif stroke == "overdue":
                self.trigger_event(
                    events.AnswerFellOverdue,
                    round=number,
                    due_on=times.due_on,
                    overdue_on=times.first_day_over,
                )
            else:
                self.trigger_event(
                    events.OverdueEscalated,
                    round=number,
                    to_organization_id=next_level_id,
                    escalated_on=today,
                )

    def _require_assignable(self) -> None:
        self.require_open()
        if self.state in {"raised", "kept_at_base"}:
            raise errors.NotEscalated
        if self.state in OWED:
            raise errors.AlreadyAssigned
        if self.state == "solution_reported":
            raise petition_errors.SolutionAlreadyReported
        if self.state not in {"escalated", "rejected"}:
            raise errors.AnswerNotRejected
