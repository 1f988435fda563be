"""The reservations that go with what is stored: keys that only one may hold on any day.

Each function answers all the reservations that its aggregate makes as it is now. A reservation
made before with another last day is changed by making it again.
"""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from chassis.eventstore.reservations import Reservation
from kernel.errors import Conflict
from kernel.period import Period
from kernel.spelling import comparable
from services.assignment.application import conflicts
from services.assignment.domain.assignment.assignment import Assignment
from services.assignment.domain.locality.locality import Locality
from services.assignment.domain.member.member import Member
from services.assignment.domain.organization.organization import Organization
from services.assignment.domain.regulation.regulation import Regulation


def organization_code(code: str) -> str:
    """The key under which an organization holds its code."""
    return f"organization-code:{comparable(code)}"


def of_names(organization: Organization) -> list[Reservation]:
    """Its present code, and its present name among its siblings, until its last day."""
    code = organization_code(organization.code)
    coded = Period(organization.code_since, organization.last_day)
    name = f"organization-name:{organization.parent_id}:{comparable(organization.name)}"
    named = Period(organization.named_here_since, organization.last_day)
    return [
        _reservation(code, organization.id, coded, conflicts.CodeAlreadyInUse()),
        _reservation(name, organization.id, named, conflicts.NameAlreadyInUse()),
    ]


def changed(before: list[Reservation], after: list[Reservation], on: date) -> list[Reservation]:
    """From ``on`` what came is reserved; what went is given up; what stayed stays reserved."""
    kept = {reservation.key for reservation in before} & {reservation.key for reservation in after}
    went = [replace(reservation, ends_on=on - timedelta(days=1)) for reservation in before]
    return [reservation for reservation in (*went, *after) if reservation.key not in kept]


def of_locality(locality: Locality) -> list[Reservation]:
    """Its code."""
    key = f"locality-code:{comparable(locality.code)}"
    return [_reservation(key, locality.id, locality.period, conflicts.CodeAlreadyInUse())]


def of_account(member: Member) -> list[Reservation]:
    """The account, if the member has one, for ever: what it did stays that member's deed."""
    if member.account is None:
        return []
    key = f"account:{member.account}"
    return [_reservation(key, member.id, Period(date.min), conflicts.AccountAlreadyTaken())]


def of_post(member: Member, post_id: UUID, field: str | None = None) -> list[Reservation]:
    """The secretary's seat, if it is that; ``field`` is where the command gave the days."""
    post = member.post(post_id)
    if post.role != "secretary":
        return []
    key = f"secretary:{post.committee_id}"
    refusal = conflicts.SecretaryAlreadyInPost(field)
    return [_reservation(key, post_id, post.period, refusal)]


def of_regulation(regulation: Regulation) -> list[Reservation]:
    """Its scope. One for a part of the subtree is another scope, and stands beside it."""
    key = f"regulation:{regulation.scope_id}"
    return [
        _reservation(key, regulation.id, regulation.period, conflicts.RegulationAlreadyInForce())
    ]


def of_assignment(assignment: Assignment, field: str | None = None) -> list[Reservation]:
    """The member's place at the target in the role; ``field`` is what the command concerns."""
    key = f"assignment:{assignment.member_id}:{assignment.target_id}:{assignment.role}"
    refusal = conflicts.MemberAlreadyAssigned(field)
    return [_reservation(key, assignment.id, assignment.period, refusal)]


def _reservation(key: str, holder: UUID, period: Period, refusal: Conflict) -> Reservation:
    return Reservation(
        key=key,
        holder=str(holder),
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        refusal=refusal,
    )
