"""What can happen to a matter. The names stored are the topics, wherever the classes live."""

from datetime import date
from uuid import UUID

from eventsourcing.domain import Aggregate


class MatterEvent(Aggregate.Event):
    TOPIC = "attendance.Matter.Event"


class MatterRecorded(MatterEvent, Aggregate.Created):
    TOPIC = "attendance.MatterRecorded"
    organization_id: UUID
    found_on: date
    text: str


class MatterCorrected(MatterEvent):
    TOPIC = "attendance.MatterCorrected"
    found_on: date
    text: str
    reason: str


class MatterEntrusted(MatterEvent):
    TOPIC = "attendance.MatterEntrusted"
    member_id: UUID
    due_on: date
    entrusted_on: date


class MatterSettled(MatterEvent):
    TOPIC = "attendance.MatterSettled"
    settled_on: date
    outcome: str


class MatterReopened(MatterEvent):
    TOPIC = "attendance.MatterReopened"
    reopened_on: date
    reason: str


class MatterRevoked(MatterEvent):
    TOPIC = "attendance.MatterRevoked"
    reason: str
