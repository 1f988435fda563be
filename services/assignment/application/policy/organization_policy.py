"""Who may register, rename, move and close organizations, and register localities."""

from collections.abc import Iterable
from uuid import UUID

from chassis.eventstore.command import CommandContext
from kernel.vocabulary import OFFICES, OrganizationKind
from services.assignment.application.policy.subtree_authority import SubtreeAuthority
from services.assignment.domain.organization.organization import Organization


class OrganizationPolicy:
    """An office, in its subtree. Raises NotAllowed, or Unknown naming the field."""

    def __init__(self, subtree: SubtreeAuthority) -> None:
        self._subtree = subtree

    def authorize_register(
        self, context: CommandContext, kind: OrganizationKind, parent_id: UUID | None
    ) -> None:
        """An office that covers the parent; a province committee by the operator."""
        if parent_id is not None:
            self._subtree.require(context, OFFICES, parent_id, "parent_id")
        elif kind == "province_committee":
            self._subtree.require_operator(context)

    def authorize_register_locality(self, context: CommandContext, office_id: UUID) -> None:
        """An office that covers ``office_id``: a place itself stands in no Party tree."""
        self._subtree.require(context, OFFICES, office_id, "office_id")

    def authorize_change(self, context: CommandContext, organization_id: UUID) -> None:
        """Rename or close: an office that covers it."""
        self._subtree.require(context, OFFICES, organization_id, "organization_id")

    def authorize_move(
        self, context: CommandContext, organization_id: UUID, parent_id: UUID
    ) -> None:
        """An office that covers both it and the new parent."""
        self.authorize_change(context, organization_id)
        self._subtree.require(context, OFFICES, parent_id, "parent_id")

    def authorize_import(
        self, context: CommandContext, parents: Iterable[Organization], *, with_root: bool
    ) -> None:
        """An office that covers every parent outside the sheet; a root by the operator."""
        self._subtree.require_over_all(context, OFFICES, parents, "parent_code")
        if with_root:
            self._subtree.require_operator(context)
