"""What can happen to a meeting. The names stored are the topics, wherever the classes live."""

from datetime import date
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel.vocabulary import AttendanceSource, MeetingBody, MeetingKind


class MeetingEvent(Aggregate.Event):
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


class MeetingCancelled(MeetingEvent):
    TOPIC = "attendance.MeetingCancelled"
    reason: str


class MeetingHeld(MeetingEvent):
    TOPIC = "attendance.MeetingHeld"
    held_on: date
    present: int | None
    expected: int | None


class MeetingCorrected(MeetingEvent):
    TOPIC = "attendance.MeetingCorrected"
    held_on: date
    kind: MeetingKind
    present: int | None
    expected: int | None
    reason: str


class MeetingHoldingRevoked(MeetingEvent):
    TOPIC = "attendance.MeetingHoldingRevoked"
    planned_on: date
    reason: str


class MeetingAttended(MeetingEvent):
    TOPIC = "attendance.MeetingAttended"
    member_id: UUID
    source: AttendanceSource


class AttendanceConfirmed(MeetingEvent):
    TOPIC = "attendance.AttendanceConfirmed"
    member_id: UUID


class AttendanceDisputed(MeetingEvent):
    TOPIC = "attendance.AttendanceDisputed"
    member_id: UUID
    reason: str


class AttendanceSubstituted(MeetingEvent):
    TOPIC = "attendance.AttendanceSubstituted"
    member_id: UUID
    substitute_id: UUID
    reason: str


class AttendanceRevoked(MeetingEvent):
    TOPIC = "attendance.AttendanceRevoked"
    member_id: UUID
    reason: str


class AttendanceCorrected(MeetingEvent):
    TOPIC = "attendance.AttendanceCorrected"
    member_id: UUID
    correct_member_id: UUID
    reason: str


class OpinionRecorded(MeetingEvent):
    TOPIC = "attendance.OpinionRecorded"
    opinion_id: UUID
    text: str


class OpinionForwarded(MeetingEvent):
    TOPIC = "attendance.OpinionForwarded"
    opinion_id: UUID
    to_organization_id: UUID
    forwarded_on: date
