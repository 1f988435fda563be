"""What a command names by id: looked up in the same log, so that it is as of now."""

from datetime import date
from typing import TypeVar
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate

from chassis.eventstore.event_log import EventLog
from chassis.refusals import Unknown
from kernel.errors import IdAlreadyTaken
from services.assignment.domain.errors import NotOpenOnThatDay
from services.assignment.domain.grant.grant import Grant
from services.assignment.domain.locality.locality import Locality
from services.assignment.domain.member.member import Member
from services.assignment.domain.organization.organization import Organization

A = TypeVar("A", bound=Aggregate)


class References:
    """Raises Unknown, or NotOpenOnThatDay, naming the field of the request."""

    def __init__(self, log: EventLog) -> None:
        self._log = log

    def organization(self, organization_id: UUID, field: str, on: date) -> Organization:
        """The organization, which exists on this day."""
        organization = self._get(Organization, organization_id, field)
        if not organization.period.covers(on):
            raise NotOpenOnThatDay(field)
        return organization

    def parent_id(self, organization_id: UUID, field: str, on: date) -> UUID | None:
        """The parent on the day; None for a root."""
        return self._get(Organization, organization_id, field).parent_on(on)

    def locality(self, locality_id: UUID, field: str, on: date) -> Locality:
        """The locality, which exists on this day."""
        locality = self._get(Locality, locality_id, field)
        if not locality.period.covers(on):
            raise NotOpenOnThatDay(field)
        return locality

    def member(self, member_id: UUID, field: str) -> Member:
        return self._get(Member, member_id, field)

    def grant(self, grant_id: UUID) -> Grant:
        return self._log.get(Grant, grant_id)

    def line(self, organization: Organization, on: date) -> list[UUID]:
        """The organization and all above it on the day, up to the root."""
        line = [organization.id]
        while (parent_id := organization.parent_on(on)) is not None:
            organization = self._log.get(Organization, parent_id)
            line.append(organization.id)
        return line

    def new_id(self, chosen: UUID | None) -> UUID:
        """The id that the client chose, or a new one. Raises IdAlreadyTaken."""
        if chosen is None:
            return uuid4()
        if self._log.exists(chosen):
            raise IdAlreadyTaken
        return chosen

    def _get(self, kind: type[A], aggregate_id: UUID, field: str) -> A:
        try:
            return self._log.get(kind, aggregate_id)
        except Unknown:
            raise Unknown(kind.__name__.lower(), aggregate_id, field) from None
