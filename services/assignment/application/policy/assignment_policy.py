"""Who may assign members, end assignments and replace them."""

from uuid import UUID

from chassis.eventstore.command import CommandContext
from kernel.vocabulary import ASSIGNERS, TargetKind
from services.assignment.application.policy.subtree_authority import SubtreeAuthority
from services.assignment.application.references import References
from services.assignment.domain.assignment.assignment import Assignment


class AssignmentPolicy:
    """An office or standing committee that covers the organization followed.

    A locality stands in no Party tree: there it is the member's own cell that must be covered.
    Raises NotAllowed, or Unknown naming the field.
    """

    def __init__(self, subtree: SubtreeAuthority, references: References) -> None:
        self._subtree = subtree
        self._references = references

    def authorize_assign(
        self, context: CommandContext, target_kind: TargetKind, target_id: UUID, member_id: UUID
    ) -> None:
        if target_kind == "organization":
            self._subtree.require(context, ASSIGNERS, target_id, "target_id")
        else:
            self._require_over_member(context, member_id, "member_id")

    def authorize_end(self, context: CommandContext, assignment: Assignment) -> None:
        """Also to correct the end."""
        if assignment.target_kind == "organization":
            self._subtree.require(context, ASSIGNERS, assignment.target_id, "assignment_id")
        else:
            self._require_over_member(context, assignment.member_id, "assignment_id")

    def authorize_replace(
        self, context: CommandContext, assignment: Assignment, member_id: UUID
    ) -> None:
        """``member_id`` takes over."""
        self.authorize_end(context, assignment)
        if assignment.target_kind == "locality":
            self._require_over_member(context, member_id, "member_id")

    def _require_over_member(self, context: CommandContext, member_id: UUID, field: str) -> None:
        cell_id = self._references.member(member_id, field).cell_id
        self._subtree.require(context, ASSIGNERS, cell_id, field)
