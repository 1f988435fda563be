"""What can happen to a matter; applying an event only assigns."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from eventsourcing.domain import Aggregate

from services.attendance.domain.stored_event import StoredEvent

if TYPE_CHECKING:
    from services.attendance.domain.matter.matter import Matter


class MatterEvent(StoredEvent):
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

    def apply(self, aggregate: "Matter") -> None:
        aggregate.found_on = self.found_on
        aggregate.text = self.text


class MatterEntrusted(MatterEvent):
    TOPIC = "attendance.MatterEntrusted"
    member_id: UUID
    due_on: date
    entrusted_on: date

    def apply(self, aggregate: "Matter") -> None:
        aggregate.responsible_id = self.member_id
        aggregate.due_on = self.due_on
        aggregate.step_on(self.entrusted_on)


class MatterSettled(MatterEvent):
    TOPIC = "attendance.MatterSettled"
    settled_on: date
    outcome: str

    def apply(self, aggregate: "Matter") -> None:
        aggregate.state = "settled"
        aggregate.step_on(self.settled_on)


class MatterReopened(MatterEvent):
    TOPIC = "attendance.MatterReopened"
    reopened_on: date
    reason: str

    def apply(self, aggregate: "Matter") -> None:
        aggregate.state = "open"
        aggregate.step_on(self.reopened_on)


class MatterRevoked(MatterEvent):
    TOPIC = "attendance.MatterRevoked"
    reason: str

    def apply(self, aggregate: "Matter") -> None:
        aggregate.state = "revoked"
