"""What can happen to an assignment; applying an event only assigns."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel.vocabulary import AssignmentRole, TargetKind
from services.assignment.domain.stored_event import StoredEvent

if TYPE_CHECKING:
    from services.assignment.domain.assignment.assignment import Assignment


class AssignmentEvent(StoredEvent):
    TOPIC = "assignment.Assignment.Event"


class MemberAssigned(AssignmentEvent, Aggregate.Created):
    TOPIC = "assignment.MemberAssigned"
    member_id: UUID
    target_kind: TargetKind
    target_id: UUID
    role: AssignmentRole
    starts_on: date
    ends_on: date | None
    decision: str | None
    replaces_id: UUID | None


class AssignmentEnded(AssignmentEvent):
    TOPIC = "assignment.AssignmentEnded"
    ends_on: date
    reason: str

    def apply(self, aggregate: "Assignment") -> None:
        aggregate.ended_on = self.ends_on


class AssignmentReplaced(AssignmentEvent):
    TOPIC = "assignment.AssignmentReplaced"
    successor_id: UUID
    ends_on: date
    reason: str

    def apply(self, aggregate: "Assignment") -> None:
        aggregate.ended_on = self.ends_on
        aggregate.taken_over_after = self.ends_on


class AssignmentEndCorrected(AssignmentEvent):
    TOPIC = "assignment.AssignmentEndCorrected"
    ends_on: date | None
    reason: str

    def apply(self, aggregate: "Assignment") -> None:
        aggregate.ended_on = self.ends_on
