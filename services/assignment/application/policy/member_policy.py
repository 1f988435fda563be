"""Who may register, transfer and appoint members."""

from collections.abc import Iterable
from uuid import UUID

from chassis.eventstore.command import CommandContext
from kernel.vocabulary import OFFICES
from services.assignment.application.policy.subtree_authority import SubtreeAuthority
from services.assignment.domain.member.member import Member
from services.assignment.domain.organization.organization import Organization


class MemberPolicy:
    """An office, in its subtree. Raises NotAllowed, or Unknown naming the field."""

    def __init__(self, subtree: SubtreeAuthority) -> None:
        self._subtree = subtree

    def authorize_register(self, context: CommandContext, cell_id: UUID) -> None:
        """An office that covers the own cell."""
        self._subtree.require(context, OFFICES, cell_id, "cell_id")

    def authorize_transfer(self, context: CommandContext, member: Member, cell_id: UUID) -> None:
        """An office that covers the cell left and the cell joined."""
        self._subtree.require(context, OFFICES, member.cell_id, "member_id")
        self._subtree.require(context, OFFICES, cell_id, "cell_id")

    def authorize_appoint(self, context: CommandContext, committee_id: UUID) -> None:
        """An office that covers the committee."""
        self._subtree.require(context, OFFICES, committee_id, "committee_id")

    def authorize_end_post(self, context: CommandContext, member: Member, post_id: UUID) -> None:
        """Also to correct the end: an office that covers the committee. Raises PostUnknown."""
        committee_id = member.post(post_id).committee_id
        self._subtree.require(context, OFFICES, committee_id, "post_id")

    def authorize_import(
        self, context: CommandContext, organizations: Iterable[Organization], field: str
    ) -> None:
        """An office that covers every cell, or every committee, of the sheet."""
        self._subtree.require_over_all(context, OFFICES, organizations, field)
