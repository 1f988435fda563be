"""What can happen to an access grant; applying an event only assigns."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel.period import Period
from kernel.vocabulary import GrantRole
from services.assignment.domain.stored_event import StoredEvent

if TYPE_CHECKING:
    from services.assignment.domain.grant.grant import Grant


class GrantEvent(StoredEvent):
    TOPIC = "assignment.Grant.Event"


class AccessGranted(GrantEvent, Aggregate.Created):
    TOPIC = "assignment.AccessGranted"
    account: str
    role: GrantRole
    organization_id: UUID
    starts_on: date
    ends_on: date | None


class AccessDelegated(GrantEvent, Aggregate.Created):
    TOPIC = "assignment.AccessDelegated"
    delegated_from_id: UUID
    account: str
    role: GrantRole
    organization_id: UUID
    starts_on: date
    ends_on: date


class AccessRevoked(GrantEvent):
    TOPIC = "assignment.AccessRevoked"
    ends_on: date
    reason: str

    def apply(self, aggregate: "Grant") -> None:
        aggregate.period = Period(aggregate.period.starts_on, self.ends_on)
        aggregate.revoked = True
