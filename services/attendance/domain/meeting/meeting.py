"""One meeting of a cell or a committee, with who sat in on it and what was raised."""

from datetime import date
from typing import Self
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel import text
from kernel.errors import NothingCorrected
from kernel.vocabulary import AttendanceSource, MeetingKind, MeetingState
from services.attendance.domain.meeting import errors, events
from services.attendance.domain.meeting.attendance import AttendanceRegister
from services.attendance.domain.meeting.host import Host
from services.attendance.domain.meeting.minutes import Minutes
from services.attendance.domain.meeting.opinion import OpinionRegister, require_day_to_forward
from services.attendance.domain.meeting.visitor import Visitor


class Meeting(Aggregate):
    """Commands check and raise named errors; the events only assign.

    ``today`` is the day of the command in Asia/Ho_Chi_Minh. Visitors are described as of ``day``.
    """

    TOPIC = "attendance.Meeting"
    Event = events.MeetingEvent
    Created = events.MeetingScheduled

    def __init__(self, *, organization_id: UUID, kind: MeetingKind, planned_on: date) -> None:
        self.organization_id = organization_id
        self.kind: MeetingKind = kind
        self.scheduled_kind: MeetingKind = kind
        self.planned_on = planned_on
        self.state: MeetingState = "planned"
        self.minutes: Minutes | None = None
        self.attendances = AttendanceRegister()
        self.opinions = OpinionRegister()

    @property
    def day(self) -> date:
        """The day on which the meeting took place; until that is recorded, the planned day."""
        return self.minutes.held_on if self.minutes else self.planned_on

    @classmethod
    def schedule(
        cls,
        meeting_id: UUID,
        host: Host,
        *,
        kind: MeetingKind,
        planned_on: date,
        place: str | None,
        today: date,
    ) -> Self:
        """A plan may lie in the past: what was planned on paper is entered later."""
        host.require_holds(kind)
        host.require_plannable(planned_on, today)
        return cls._create(
            events.MeetingScheduled,
            id=meeting_id,
            organization_id=host.organization_id,
            body=host.body,
            kind=kind,
            planned_on=planned_on,
            place=text.line_if_any(place, field="place"),
        )

    def move(self, planned_on: date, reason: str, host: Host, today: date) -> None:
        self._require_planned()
        if planned_on == self.planned_on:
            raise errors.MovedToTheSameDay
        host.require_plannable(planned_on, today)
        if self.attendances.anybody_was_there():
            raise errors.MovedAfterAttendance
        self.trigger_event(events.MeetingMoved, planned_on=planned_on, reason=text.reason(reason))

    def cancel(self, reason: str) -> None:
        self._require_planned()
        self.trigger_event(events.MeetingCancelled, reason=text.reason(reason))

    def hold(
        self, held_on: date, present: int | None, expected: int | None, host: Host, today: date
    ) -> None:
        """The day need not be the planned one: what took place counts, not what was planned."""
        self._require_planned()
        minutes = Minutes(held_on=held_on, kind=self.kind, present=present, expected=expected)
        minutes.require_plausible(host, today)
        self.trigger_event(events.MeetingHeld, held_on=held_on, present=present, expected=expected)

    def correct(self, minutes: Minutes, reason: str, host: Host, today: date) -> None:
        """The minutes are given anew as a whole: what they leave out is unknown from now on."""
        if self.minutes is None:
            raise errors.MeetingNotHeld
        minutes.require_plausible(host, today)
        if minutes == self.minutes:
            raise NothingCorrected("held_on")
        m = minutes
        self.trigger_event(
            events.MeetingCorrected,
            held_on=m.held_on,
            kind=m.kind,
            present=m.present,
            expected=m.expected,
            reason=text.reason(reason),
        )

    def revoke_holding(self, reason: str) -> None:
        """It never took place: nobody was there, and it is planned again as before it was held.

        For the day it was last planned for and of the kind it was scheduled with, to be moved,
        cancelled or held. What was raised stays: a petition may have grown out of it.
        """
        if self.state != "held":
            raise errors.MeetingNotHeld
        why = text.reason(reason)
        for member_id in self.attendances.standing():
            self.trigger_event(events.AttendanceRevoked, member_id=member_id, reason=why)
        self.trigger_event(events.MeetingHoldingRevoked, planned_on=self.planned_on, reason=why)

    def record_attendance(self, visitor: Visitor, source: AttendanceSource, today: date) -> None:
        """Unconfirmed, whoever says so: a cell that records also confirms, by a fact of its own."""
        self._require_begun(today)
        self.attendances.require_visit(visitor, self.organization_id, "member_id")
        self.trigger_event(events.MeetingAttended, member_id=visitor.member_id, source=source)

    def confirm_attendance(self, member_id: UUID, today: date) -> None:
        """A disputed attendance may be confirmed after all."""
        self._require_begun(today)
        self.attendances.require_confirmable(member_id)
        self.trigger_event(events.AttendanceConfirmed, member_id=member_id)

    def dispute_attendance(self, member_id: UUID, reason: str, today: date) -> None:
        """Withdraws a confirmation; the attendance stays recorded."""
        self._require_begun(today)
        self.attendances.require_disputable(member_id)
        self.trigger_event(
            events.AttendanceDisputed, member_id=member_id, reason=text.reason(reason)
        )

    def substitute(self, member_id: UUID, substitute: Visitor, reason: str, today: date) -> None:
        """The substitute's attendance is recorded, not confirmed."""
        self._require_begun(today)
        self.attendances.require_substitute(member_id, substitute, self.organization_id)
        self.trigger_event(
            events.AttendanceSubstituted,
            member_id=member_id,
            substitute_id=substitute.member_id,
            reason=text.reason(reason),
        )

    def revoke_attendance(
        self, member_id: UUID, reason: str, said_by: AttendanceSource, today: date
    ) -> None:
        """Afterwards the member may be recorded again."""
        self._require_begun(today)
        self.attendances.require_revocable(member_id, said_by)
        self.trigger_event(
            events.AttendanceRevoked, member_id=member_id, reason=text.reason(reason)
        )

    def correct_attendance(
        self, member_id: UUID, correct: Visitor, reason: str, today: date
    ) -> None:
        """The right member's attendance is recorded, not confirmed."""
        self._require_begun(today)
        self.attendances.require_correction(member_id, correct, self.organization_id)
        self.trigger_event(
            events.AttendanceCorrected,
            member_id=member_id,
            correct_member_id=correct.member_id,
            reason=text.reason(reason),
        )

    def record_opinion(self, opinion_id: UUID, opinion: str, today: date) -> None:
        self._require_begun(today)
        self.opinions.require_new(opinion_id)
        self.trigger_event(
            events.OpinionRecorded,
            opinion_id=opinion_id,
            text=text.paragraphs(opinion, field="text"),
        )

    def forward_opinion(
        self, opinion_id: UUID, to_organization_id: UUID, forwarded_on: date, today: date
    ) -> None:
        """On a day from the meeting's to today."""
        self._require_begun(today)
        self.opinions.require_forwardable(opinion_id, to_organization_id, self.organization_id)
        require_day_to_forward(forwarded_on, self.day, today)
        self.trigger_event(
            events.OpinionForwarded,
            opinion_id=opinion_id,
            to_organization_id=to_organization_id,
            forwarded_on=forwarded_on,
        )

    def _require_planned(self) -> None:
        if self.state == "cancelled":
            raise errors.MeetingAlreadyCancelled
        if self.state == "held":
            raise errors.MeetingAlreadyHeld

    def _require_begun(self, today: date) -> None:
        if self.state == "cancelled":
            raise errors.MeetingAlreadyCancelled
        if self.day > today:
            raise errors.MeetingStillToCome
