"""What can happen to a meeting; applying an event only assigns."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel.vocabulary import AttendanceSource, MeetingBody, MeetingKind
from services.attendance.domain.meeting.minutes import Minutes
from services.attendance.domain.stored_event import StoredEvent

if TYPE_CHECKING:
    from services.attendance.domain.meeting.meeting import Meeting


class MeetingEvent(StoredEvent):
    TOPIC = "attendance.Meeting.Event"


class MeetingScheduled(MeetingEvent, Aggregate.Created):
    TOPIC = "attendance.MeetingScheduled"
    organization_id: UUID
    body: MeetingBody
    kind: MeetingKind
    planned_on: date
    place: str | None


class MeetingMoved(MeetingEvent):
    TOPIC = "attendance.MeetingMoved"
    planned_on: date
    reason: str

    def apply(self, aggregate: "Meeting") -> None:
        aggregate.planned_on = self.planned_on


class MeetingCancelled(MeetingEvent):
    TOPIC = "attendance.MeetingCancelled"
    reason: str

    def apply(self, aggregate: "Meeting") -> None:
        aggregate.state = "cancelled"


class MeetingHeld(MeetingEvent):
    TOPIC = "attendance.MeetingHeld"
    held_on: date
    present: int | None
    expected: int | None

    def apply(self, aggregate: "Meeting") -> None:
        aggregate.state = "held"
        aggregate.minutes = Minutes(
            held_on=self.held_on, kind=aggregate.kind, present=self.present, expected=self.expected
        )


class MeetingCorrected(MeetingEvent):
    TOPIC = "attendance.MeetingCorrected"
    held_on: date
    kind: MeetingKind
    present: int | None
    expected: int | None
    reason: str

    def apply(self, aggregate: "Meeting") -> None:
        aggregate.kind = self.kind
        aggregate.minutes = Minutes(
            held_on=self.held_on, kind=self.kind, present=self.present, expected=self.expected
        )


class MeetingHoldingRevoked(MeetingEvent):
    TOPIC = "attendance.MeetingHoldingRevoked"
    planned_on: date
    reason: str

    def apply(self, aggregate: "Meeting") -> None:
        aggregate.state = "planned"
        aggregate.kind = aggregate.scheduled_kind
        aggregate.minutes = None


class MeetingAttended(MeetingEvent):
    TOPIC = "attendance.MeetingAttended"
    member_id: UUID
    source: AttendanceSource

    def apply(self, aggregate: "Meeting") -> None:
        aggregate.attendances.set(self.member_id, "recorded")


class AttendanceConfirmed(MeetingEvent):
    TOPIC = "attendance.AttendanceConfirmed"
    member_id: UUID

    def apply(self, aggregate: "Meeting") -> None:
        aggregate.attendances.set(self.member_id, "confirmed")


class AttendanceDisputed(MeetingEvent):
    TOPIC = "attendance.AttendanceDisputed"
    member_id: UUID
    reason: str

    def apply(self, aggregate: "Meeting") -> None:
        aggregate.attendances.set(self.member_id, "disputed")


class AttendanceSubstituted(MeetingEvent):
    TOPIC = "attendance.AttendanceSubstituted"
    member_id: UUID
    substitute_id: UUID
    reason: str

    def apply(self, aggregate: "Meeting") -> None:
        aggregate.attendances.set(self.member_id, "substituted")
        aggregate.attendances.set(self.substitute_id, "recorded")


class AttendanceRevoked(MeetingEvent):
    TOPIC = "attendance.AttendanceRevoked"
    member_id: UUID
    reason: str

    def apply(self, aggregate: "Meeting") -> None:
        aggregate.attendances.set(self.member_id, "revoked")


class AttendanceCorrected(MeetingEvent):
    TOPIC = "attendance.AttendanceCorrected"
    member_id: UUID
    correct_member_id: UUID
    reason: str

    def apply(self, aggregate: "Meeting") -> None:
        aggregate.attendances.set(self.member_id, "corrected")
        aggregate.attendances.set(self.correct_member_id, "recorded")


class OpinionRecorded(MeetingEvent):
    TOPIC = "attendance.OpinionRecorded"
    opinion_id: UUID
    text: str

    def apply(self, aggregate: "Meeting") -> None:
        aggregate.opinions.add(self.opinion_id)


class OpinionForwarded(MeetingEvent):
    TOPIC = "attendance.OpinionForwarded"
    opinion_id: UUID
    to_organization_id: UUID
    forwarded_on: date

    def apply(self, aggregate: "Meeting") -> None:
        aggregate.opinions.forward(self.opinion_id, self.to_organization_id)
