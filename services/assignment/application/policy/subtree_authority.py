"""What an account holds over the subtree of an organization, on the day of the command."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from chassis.directory.authority import Authority
from chassis.eventstore.command import CommandContext
from chassis.refusals import NotAllowed, Unknown
from kernel.vocabulary import GrantRole
from services.assignment.application.references import References
from services.assignment.domain.organization.organization import Organization


class SubtreeAuthority:
    """Answers by returning; raises NotAllowed, or Unknown naming the field.

    The office of a province can only be held at its root, so nobody else registers the root's
    children. ``operator`` is the account that opens the door of an empty system: it may register a
    province committee, and give or take back the office of a province, and nothing else. Without
    an operator nobody may.
    """

    def __init__(self, authority: Authority, references: References, operator: str | None) -> None:
        self._authority = authority
        self._references = references
        self._operator = operator

    def is_operator(self, context: CommandContext) -> bool:
        return self._operator is not None and context.actor == self._operator

    def require_operator(self, context: CommandContext) -> None:
        """Only the operator may register a province committee."""
        if not self.is_operator(context):
            raise NotAllowed("only the operator of the system registers a province committee")

    def require(
        self,
        context: CommandContext,
        roles: Collection[GrantRole],
        organization_id: UUID,
        field: str,
    ) -> None:
        """One of the roles over the organization."""
        try:
            self._authority.require(
                context.actor, roles, organization_id, context.today, field=field
            )
        except Unknown:
            # Stored a moment ago and not published yet: who covers its parent covers it.
            parent_id = self._references.parent_id(organization_id, field, context.today)
            if parent_id is None:
                raise
            self.require(context, roles, parent_id, field)

    def require_over_all(
        self,
        context: CommandContext,
        roles: Collection[GrantRole],
        organizations: Iterable[Organization],
        field: str,
    ) -> None:
        """As ``require`` for each of them, with one question for siblings where that answers."""
        siblings: dict[UUID | None, list[UUID]] = defaultdict(list)
        for organization in organizations:
            siblings[organization.parent_on(context.today)].append(organization.id)
        for parent_id, children in siblings.items():
            if parent_id is None or not self._covers(context, roles, parent_id, field):
                for child_id in children:
                    self.require(context, roles, child_id, field)

    def _covers(
        self,
        context: CommandContext,
        roles: Collection[GrantRole],
        organization_id: UUID,
        field: str,
    ) -> bool:
        try:
            self.require(context, roles, organization_id, field)
        except NotAllowed:
            return False
        return True
