"""What an account is to a cell or a committee: its secretary, an office above, a member from above.

An account's roles are those of the day of the command; what a member follows is that of the day of
the meeting, or of the day on which a matter was found.
"""

from collections.abc import Collection
from datetime import date
from typing import Literal, Protocol
from uuid import UUID

from chassis.directory.authority import Authority
from chassis.eventstore.command import CommandContext
from chassis.refusals import NotAllowed
from kernel.vocabulary import OFFICES, RECORDERS, GrantRole

Side = Literal["cell", "office"]
"""In whose name something is recorded: the cell's own, or an office's that keeps its books."""


class Members(Protocol):
    """Who members are and what they follow; see :mod:`services.attendance.adapters.directory`."""

    def members_of(self, account: str) -> frozenset[UUID]: ...

    def reaches(self, member_id: UUID, organization_id: UUID, on: date) -> bool: ...


class GroundAuthority:
    """Raises NotAllowed, or Unknown naming the field."""

    def __init__(self, authority: Authority, members: Members) -> None:
        self._authority = authority
        self._members = members

    def own_members(self, context: CommandContext) -> frozenset[UUID]:
        """The members that sign in with the account that gives the command: one, or none."""
        return self._members.members_of(context.actor)

    def require_recorder(
        self,
        context: CommandContext,
        organization_id: UUID,
        field: str | None = None,
        roles: Collection[GrantRole] = OFFICES,
    ) -> Side:
        """The cell's own secretary, or one of ``roles`` above it.

        A secretary's role covers the one cell it was granted for, and nothing below or above.
        """
        grants = self._authority.grants(context.actor, context.today)
        if any(g.role == "cell_secretary" and g.node_id == organization_id for g in grants):
            return "cell"
        self._authority.require(context.actor, roles, organization_id, context.today, field=field)
        return "office"

    def require_some_recorder(self, context: CommandContext) -> None:
        """A secretary or an office, of whichever place."""
        if not self._holds_somewhere(context, RECORDERS):
            raise NotAllowed("only a cell's secretary or an office enters meetings")

    def reaches(
        self, context: CommandContext, member_ids: Collection[UUID], place_id: UUID, on: date
    ) -> bool:
        """Whether a committee member asks, and one of these follows the place on the day."""
        followed = any(self._members.reaches(one, place_id, on) for one in member_ids)
        return followed and self.is_committee_member(context)

    def is_committee_member(self, context: CommandContext) -> bool:
        return self._holds_somewhere(context, {"committee_member"})

    def _holds_somewhere(self, context: CommandContext, roles: Collection[str]) -> bool:
        grants = self._authority.grants(context.actor, context.today)
        return any(grant.role in roles for grant in grants)
