"""One meeting of a cell or a committee, with who sat in on it and what was raised."""

from datetime import date
from typing import Literal, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from kernel import text
from kernel.errors import NothingCorrected
from kernel.vocabulary import AttendanceSource, MeetingKind
from services.attendance.domain import errors
from services.attendance.domain.meeting import events
from services.attendance.domain.meeting.attendance import AttendanceRegister, Visitor
from services.attendance.domain.meeting.host import Host
from services.attendance.domain.meeting.minutes import Minutes
from services.attendance.domain.meeting.opinion import OpinionRegister, require_day_to_forward


class Meeting(Aggregate):
    """Commands check and raise named errors; the private methods beside them only assign.

    ``today`` is the day of the command in Asia/Ho_Chi_Minh. Visitors are described as of ``day``.
    """

    TOPIC = "attendance.Meeting"
    Event = events.MeetingEvent
    MeetingScheduled = events.MeetingScheduled
    MeetingMoved = events.MeetingMoved
    MeetingCancelled = events.MeetingCancelled
    MeetingHeld = events.MeetingHeld
    MeetingCorrected = events.MeetingCorrected
    MeetingHoldingRevoked = events.MeetingHoldingRevoked
    MeetingAttended = events.MeetingAttended
    AttendanceConfirmed = events.AttendanceConfirmed
    AttendanceDisputed = events.AttendanceDisputed
    AttendanceSubstituted = events.AttendanceSubstituted
    AttendanceRevoked = events.AttendanceRevoked
    AttendanceCorrected = events.AttendanceCorrected
    OpinionRecorded = events.OpinionRecorded
    OpinionForwarded = events.OpinionForwarded

    @event(events.MeetingScheduled)
    def __init__(self, *, organization_id: UUID, kind: MeetingKind, planned_on: date) -> None:
        self.organization_id = organization_id
        self.kind: MeetingKind = kind
        self.scheduled_kind: MeetingKind = kind
        self.planned_on = planned_on
        self.state: Literal["planned", "held", "cancelled"] = "planned"
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
            cls.MeetingScheduled,
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
        self._moved(planned_on, text.reason(reason))

    @event(events.MeetingMoved)
    def _moved(self, planned_on: date, reason: str) -> None:
        self.planned_on = planned_on

    def cancel(self, reason: str) -> None:
        self._require_planned()
        self._cancelled(text.reason(reason))

    @event(events.MeetingCancelled)
    def _cancelled(self, reason: str) -> None:
        self.state = "cancelled"

    def hold(
        self, held_on: date, present: int | None, expected: int | None, host: Host, today: date
    ) -> None:
        """The day need not be the planned one: what took place counts, not what was planned."""
        self._require_planned()
        minutes = Minutes(held_on=held_on, kind=self.kind, present=present, expected=expected)
        minutes.require_plausible(host, today)
        self._held(held_on, present, expected)

    @event(events.MeetingHeld)
    def _held(self, held_on: date, present: int | None, expected: int | None) -> None:
        self.state = "held"
        self.minutes = Minutes(held_on=held_on, kind=self.kind, present=present, expected=expected)

    def correct(self, minutes: Minutes, reason: str, host: Host, today: date) -> None:
        """The minutes are given anew as a whole: what they leave out is unknown from now on."""
        if self.minutes is None:
            raise errors.MeetingNotHeld
        minutes.require_plausible(host, today)
        if minutes == self.minutes:
            raise NothingCorrected("held_on")
        m = minutes
        self._corrected(m.held_on, m.kind, m.present, m.expected, text.reason(reason))

    @event(events.MeetingCorrected)
    def _corrected(
        self,
        held_on: date,
        kind: MeetingKind,
        present: int | None,
        expected: int | None,
        reason: str,
    ) -> None:
        self.kind = kind
        self.minutes = Minutes(held_on=held_on, kind=kind, present=present, expected=expected)

    def revoke_holding(self, reason: str) -> None:
        """It never took place: nobody was there, and it is planned again as before it was held.

        For the day it was last planned for and of the kind it was scheduled with, to be moved,
        cancelled or held. What was raised stays: a petition may have grown out of it.
        """
        if self.state != "held":
            raise errors.MeetingNotHeld
        why = text.reason(reason)
        for member_id in self.attendances.standing():
            self._revoked(member_id, why)
        self._holding_revoked(self.planned_on, why)

    @event(events.MeetingHoldingRevoked)
    def _holding_revoked(self, planned_on: date, reason: str) -> None:
        self.state = "planned"
        self.kind = self.scheduled_kind
        self.minutes = None

    def record_attendance(self, visitor: Visitor, source: AttendanceSource, today: date) -> None:
        """Unconfirmed, whoever says so: a cell that records also confirms, by a fact of its own."""
        self._require_begun(today)
        self.attendances.require_visit(visitor, self.organization_id, "member_id")
        self._attended(visitor.member_id, source)

    @event(events.MeetingAttended)
    def _attended(self, member_id: UUID, source: AttendanceSource) -> None:
        self.attendances.set(member_id, "recorded")

    def confirm_attendance(self, member_id: UUID, today: date) -> None:
        """A disputed attendance may be confirmed after all."""
        self._require_begun(today)
        self.attendances.require_confirmable(member_id)
        self._confirmed(member_id)

    @event(events.AttendanceConfirmed)
    def _confirmed(self, member_id: UUID) -> None:
        self.attendances.set(member_id, "confirmed")

    def dispute_attendance(self, member_id: UUID, reason: str, today: date) -> None:
        """Withdraws a confirmation; the attendance stays recorded."""
        self._require_begun(today)
        self.attendances.require_disputable(member_id)
        self._disputed(member_id, text.reason(reason))

    @event(events.AttendanceDisputed)
    def _disputed(self, member_id: UUID, reason: str) -> None:
        self.attendances.set(member_id, "disputed")

    def substitute(self, member_id: UUID, substitute: Visitor, reason: str, today: date) -> None:
        """The substitute's attendance is recorded, not confirmed."""
        self._require_begun(today)
        self.attendances.require_substitute(member_id, substitute, self.organization_id)
        self._substituted(member_id, substitute.member_id, text.reason(reason))

    @event(events.AttendanceSubstituted)
    def _substituted(self, member_id: UUID, substitute_id: UUID, reason: str) -> None:
        self.attendances.set(member_id, "substituted")
        self.attendances.set(substitute_id, "recorded")

    def revoke_attendance(
        self, member_id: UUID, reason: str, said_by: AttendanceSource, today: date
    ) -> None:
        """Afterwards the member may be recorded again."""
        self._require_begun(today)
        self.attendances.require_revocable(member_id, said_by)
        self._revoked(member_id, text.reason(reason))

    @event(events.AttendanceRevoked)
    def _revoked(self, member_id: UUID, reason: str) -> None:
        self.attendances.set(member_id, "revoked")

    def correct_attendance(
        self, member_id: UUID, correct: Visitor, reason: str, today: date
    ) -> None:
        """The right member's attendance is recorded, not confirmed."""
        self._require_begun(today)
        self.attendances.require_correction(member_id, correct, self.organization_id)
        self._put_right(member_id, correct.member_id, text.reason(reason))

    @event(events.AttendanceCorrected)
    def _put_right(self, member_id: UUID, correct_member_id: UUID, reason: str) -> None:
        self.attendances.set(member_id, "corrected")
        self.attendances.set(correct_member_id, "recorded")

    def record_opinion(self, opinion_id: UUID, opinion: str, today: date) -> None:
        self._require_begun(today)
        self.opinions.require_new(opinion_id)
        self._raised(opinion_id, text.paragraphs(opinion, field="text"))

    @event(events.OpinionRecorded)
    def _raised(self, opinion_id: UUID, text: str) -> None:
        self.opinions.add(opinion_id)

    def forward_opinion(
        self, opinion_id: UUID, to_organization_id: UUID, forwarded_on: date, today: date
    ) -> None:
        """On a day from the meeting's to today."""
        self._require_begun(today)
        self.opinions.require_forwardable(opinion_id, to_organization_id, self.organization_id)
        require_day_to_forward(forwarded_on, self.day, today)
        self._forwarded(opinion_id, to_organization_id, forwarded_on)

    @event(events.OpinionForwarded)
    def _forwarded(self, opinion_id: UUID, to_organization_id: UUID, forwarded_on: date) -> None:
        self.opinions.forward(opinion_id, to_organization_id)

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
