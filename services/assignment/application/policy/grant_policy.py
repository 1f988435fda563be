"""Who may grant access, delegate it and take it back."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from chassis.eventstore.command import CommandContext
from kernel.vocabulary import OFFICES, UPPER_OFFICES, GrantRole, Roles
from services.assignment.application.policy.subtree_authority import SubtreeAuthority
from services.assignment.application.references import References
from services.assignment.domain.grant.grant import Grant

# No office grants a role wider than itself.
GRANTED_BY: Final[Mapping[GrantRole, Roles]] = {
    "cell_secretary": OFFICES,
    "committee_member": OFFICES,
    "commune_office": OFFICES,
    "viewer": OFFICES,
    "district_office": UPPER_OFFICES,
    "answering_office": UPPER_OFFICES,
    "standing_committee": UPPER_OFFICES,
    "auditor": UPPER_OFFICES,
    "province_office": frozenset({"province_office"}),
}


class GrantPolicy:
    """An office, for roles no wider than itself, in its subtree. Raises NotAllowed or Unknown."""

    def __init__(self, subtree: SubtreeAuthority, references: References) -> None:
        self._subtree = subtree
        self._references = references

    def authorize_grant(
        self,
        context: CommandContext,
        role: GrantRole,
        organization_id: UUID,
        field: str = "organization_id",
    ) -> None:
        """The office of a province is given by the operator also."""
        if role == "province_office" and self._subtree.is_operator(context):
            return
        self._subtree.require(context, GRANTED_BY[role], organization_id, field)

    def authorize_delegate(self, context: CommandContext, grant: Grant) -> None:
        """The grant's holder, or who may give the same role."""
        if context.actor != grant.account:
            self.authorize_grant(context, grant.role, grant.organization_id, "grant_id")

    def authorize_revoke(self, context: CommandContext, grant: Grant) -> None:
        """Who may give the role, or who delegated it."""
        delegated = grant.delegated_from_id
        if delegated is None or self._references.grant(delegated).account != context.actor:
            self.authorize_grant(context, grant.role, grant.organization_id, "grant_id")
