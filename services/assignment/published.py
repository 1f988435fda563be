"""The only door out: each private domain event as the event that the contract publishes.

One stored event is one published event, with the same fields under the same names; what the
contract adds is the aggregate's id under the aggregate's own name.
"""

from typing import Any, Final
from uuid import UUID

from eventsourcing.domain import Aggregate, CanMutateAggregate

from contracts import assignment as contract
from contracts.event import Event
from services.assignment.domain.assignment.assignment import Assignment
from services.assignment.domain.grant.grant import Grant
from services.assignment.domain.locality.locality import Locality
from services.assignment.domain.member.member import Member
from services.assignment.domain.organization.organization import Organization
from services.assignment.domain.regulation.regulation import Regulation

PUBLISHED: Final[dict[type[Any], tuple[type[Event], str]]] = {
    Organization.Registered: (contract.OrganizationRegistered, "organization_id"),
    Organization.Renamed: (contract.OrganizationRenamed, "organization_id"),
    Organization.Moved: (contract.OrganizationMoved, "organization_id"),
    Organization.Closed: (contract.OrganizationClosed, "organization_id"),
    Locality.Registered: (contract.LocalityRegistered, "locality_id"),
    Member.Registered: (contract.MemberRegistered, "member_id"),
    Member.Transferred: (contract.MemberTransferred, "member_id"),
    Member.Appointed: (contract.MemberAppointed, "member_id"),
    Member.PostEnded: (contract.PostEnded, "member_id"),
    Member.PostEndCorrected: (contract.PostEndCorrected, "member_id"),
    Regulation.Adopted: (contract.RegulationAdopted, "regulation_id"),
    Regulation.Repealed: (contract.RegulationRepealed, "regulation_id"),
    Assignment.Assigned: (contract.MemberAssigned, "assignment_id"),
    Assignment.Ended: (contract.AssignmentEnded, "assignment_id"),
    Assignment.Replaced: (contract.AssignmentReplaced, "assignment_id"),
    Assignment.EndCorrected: (contract.AssignmentEndCorrected, "assignment_id"),
    Grant.Granted: (contract.AccessGranted, "grant_id"),
    Grant.Delegated: (contract.AccessDelegated, "grant_id"),
    Grant.Revoked: (contract.AccessRevoked, "grant_id"),
}

AGGREGATES: Final[tuple[type[Aggregate], ...]] = (
    Organization,
    Locality,
    Member,
    Regulation,
    Assignment,
    Grant,
)


def translate(event: CanMutateAggregate[UUID]) -> Event:
    """The contract's event. Total over the events of :data:`AGGREGATES`; raises KeyError else."""
    published, id_field = PUBLISHED[type(event)]
    fields = {
        name: getattr(event, name) for name in published.__struct_fields__ if name != id_field
    }
    return published(**fields, **{id_field: event.originator_id})
