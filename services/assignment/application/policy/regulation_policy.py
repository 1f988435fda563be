"""Who may adopt and repeal regulations."""

from uuid import UUID

from chassis.eventstore.command import CommandContext
from kernel.vocabulary import UPPER_OFFICES
from services.assignment.application.policy.subtree_authority import SubtreeAuthority
from services.assignment.domain.regulation.regulation import Regulation


class RegulationPolicy:
    """The office of a province or a district, in its subtree. Raises NotAllowed or Unknown."""

    def __init__(self, subtree: SubtreeAuthority) -> None:
        self._subtree = subtree

    def authorize_adopt(self, context: CommandContext, scope_id: UUID) -> None:
        """Over the scope."""
        self._subtree.require(context, UPPER_OFFICES, scope_id, "scope_id")

    def authorize_repeal(self, context: CommandContext, regulation: Regulation) -> None:
        """Over its scope."""
        self._subtree.require(context, UPPER_OFFICES, regulation.scope_id, "regulation_id")
