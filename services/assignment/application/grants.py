"""Access grants: grant, delegate, revoke."""

from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from kernel.vocabulary import GrantRole
from services.assignment.application.policy.grant_policy import GrantPolicy
from services.assignment.application.references import References
from services.assignment.domain.grant.grant import Grant


class GrantCommands:
    """The use cases of :class:`Grant`."""

    def __init__(self, log: EventLog, policy: GrantPolicy, references: References) -> None:
        self._log = log
        self._policy = policy
        self._references = references

    def grant(
        self,
        context: CommandContext,
        *,
        account: str,
        role: GrantRole,
        organization_id: UUID,
        starts_on: date,
        ends_on: date | None = None,
        grant_id: UUID | None = None,
    ) -> CommandResult:
        """By an office that covers the organization and is no narrower than the role.

        Raises IdAlreadyTaken.
        """
        self._policy.authorize_grant(context, role, organization_id)
        organization = self._references.organization(organization_id, "organization_id", starts_on)
        grant = Grant.grant(
            self._references.new_id(grant_id),
            account=account,
            role=role,
            organization_id=organization_id,
            organization_kind=organization.kind,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        return self._log.save(grant, context=context)

    def delegate(
        self,
        context: CommandContext,
        grant_id: UUID,
        *,
        account: str,
        starts_on: date,
        ends_on: date,
        organization_id: UUID | None = None,
        delegation_id: UUID | None = None,
    ) -> CommandResult:
        """By the grant's holder, or by who may give the same role; the result is the delegation.

        Without ``organization_id`` the whole subtree is delegated. Raises IdAlreadyTaken.
        """
        grant = self._log.get(Grant, grant_id)
        self._policy.authorize_delegate(context, grant)
        organization = self._references.organization(
            organization_id or grant.organization_id, "organization_id", starts_on
        )
        delegation = grant.delegate(
            self._references.new_id(delegation_id),
            account=account,
            organization_id=organization.id,
            line=self._references.line(organization, starts_on),
            starts_on=starts_on,
            ends_on=ends_on,
        )
        return self._log.save(
            delegation, context=context, also={"delegated_from_id": str(grant.id)}
        )

    def revoke(
        self, context: CommandContext, grant_id: UUID, *, ends_on: date, reason: str
    ) -> CommandResult:
        """By who may give the role, or by who delegated it. Its delegations end with it."""
        grant = self._log.get(Grant, grant_id)
        self._policy.authorize_revoke(context, grant)
        grant.revoke(ends_on=ends_on, reason=reason)
        return self._log.save(grant, context=context)
