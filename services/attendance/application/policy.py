"""Who may give which order. Every rule of permission of this service stands here.

An account's roles are those of the day of the order; what a member follows is that of the day of
the meeting, or of the day on which a matter was found.
"""

from collections.abc import Collection
from datetime import date
from typing import Final, Literal, Protocol
from uuid import UUID

from chassis.directory.authority import Grant
from chassis.eventstore.command import CommandContext
from chassis.refusals import NotAllowed
from services.attendance.domain.matter.matter import Matter
from services.attendance.domain.meeting.meeting import Meeting

OFFICES: Final = frozenset({"commune_office", "district_office", "province_office"})
ENTRUSTERS: Final = OFFICES | {"standing_committee"}

Keeper = Literal["cell", "office"]


class Authority(Protocol):
    """What an account may do on a day; see :class:`chassis.directory.authority.Authority`."""

    def require(
        self,
        account: str,
        roles: Collection[str],
        node_id: UUID,
        on: date,
        *,
        field: str | None = None,
    ) -> None: ...

    def grants(self, account: str, on: date) -> list[Grant]: ...


class Members(Protocol):
    """Who members are and what they follow; see :mod:`services.attendance.adapters.directory`."""

    def members_of(self, account: str) -> frozenset[UUID]: ...

    def reaches(self, member_id: UUID, organization_id: UUID, on: date) -> bool: ...


class Permissions:
    """Answers by returning; raises NotAllowed, or Unknown naming the field."""

    def __init__(self, authority: Authority, members: Members) -> None:
        self._authority = authority
        self._members = members

    def keeper(
        self, context: CommandContext, organization_id: UUID, field: str | None = None
    ) -> Keeper:
        """The cell's own secretary speaks for the cell; an office above it keeps its books.

        A secretary's role covers the one cell it was granted for, and nothing below or above.
        """
        return self._secretary_or(context, OFFICES, organization_id, field)

    def some_keeper(self, context: CommandContext) -> None:
        """Somebody who keeps the books of some organization, whichever it is."""
        grants = self._authority.grants(context.actor, context.today)
        if not any(grant.role in OFFICES | {"cell_secretary"} for grant in grants):
            raise NotAllowed("only a cell's secretary or an office enters meetings")

    def confirmer(self, context: CommandContext, organization_id: UUID, member_id: UUID) -> Keeper:
        """A keeper, but nobody confirms their own attendance."""
        keeper = self.keeper(context, organization_id)
        if member_id in self.own_members(context):
            raise NotAllowed("nobody confirms their own attendance")
        return keeper

    def recorder(self, context: CommandContext, meeting: Meeting, member_id: UUID) -> Keeper | None:
        """A keeper, or the member (then None) where the member's posts and assignments reach.

        Whoever speaks of their own attendance speaks as the member, whatever else they may do.
        """
        if member_id not in self.own_members(context):
            return self.keeper(context, meeting.organization_id)
        reaches = self._members.reaches(member_id, meeting.organization_id, meeting.day)
        if not (reaches and self._is_committee_member(context)):
            self.keeper(context, meeting.organization_id)
        return None

    def listener(self, context: CommandContext, meeting: Meeting) -> None:
        """A keeper, or a member who is recorded as having been there, heard what was raised."""
        own = self.own_members(context)
        was_there = any(meeting.attendances.stands(member_id) for member_id in own)
        if not (was_there and self._is_committee_member(context)):
            self.keeper(context, meeting.organization_id)

    def finder(self, context: CommandContext, organization_id: UUID, found_on: date) -> None:
        """A keeper, or a member from the ground, where the member's posts and assignments reach."""
        own = self.own_members(context)
        reaches = any(self._members.reaches(one, organization_id, found_on) for one in own)
        if not (reaches and self._is_committee_member(context)):
            self.keeper(context, organization_id, "organization_id")

    def entruster(self, context: CommandContext, matter: Matter) -> None:
        """The cell's own secretary, or an office or the standing committee above."""
        self._secretary_or(context, ENTRUSTERS, matter.organization_id)

    def settler(self, context: CommandContext, matter: Matter) -> None:
        """Whoever is responsible, or may make somebody so."""
        if matter.responsible_id not in self.own_members(context):
            self.entruster(context, matter)

    def own_members(self, context: CommandContext) -> frozenset[UUID]:
        """The members that sign in with the account that gives the order: one, or none."""
        return self._members.members_of(context.actor)

    def _secretary_or(
        self,
        context: CommandContext,
        roles: Collection[str],
        organization_id: UUID,
        field: str | None = None,
    ) -> Keeper:
        grants = self._authority.grants(context.actor, context.today)
        if any(g.role == "cell_secretary" and g.node_id == organization_id for g in grants):
            return "cell"
        self._authority.require(context.actor, roles, organization_id, context.today, field=field)
        return "office"

    def _is_committee_member(self, context: CommandContext) -> bool:
        grants = self._authority.grants(context.actor, context.today)
        return any(grant.role == "committee_member" for grant in grants)
