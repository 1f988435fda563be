"""Who may enter, change and confirm what happened in a meeting."""

from uuid import UUID

from chassis.eventstore.command import CommandContext
from chassis.refusals import NotAllowed
from services.attendance.application.ground_authority import GroundAuthority, Side
from services.attendance.domain.meeting.meeting import Meeting


class MeetingPolicy:
    """Raises NotAllowed, or Unknown naming the field."""

    def __init__(self, ground: GroundAuthority) -> None:
        self._ground = ground

    def authorize_schedule(
        self, context: CommandContext, organization_id: UUID, field: str = "organization_id"
    ) -> None:
        """The cell's own secretary, or an office above it that keeps its books."""
        self._ground.require_recorder(context, organization_id, field)

    def authorize_import(self, context: CommandContext) -> None:
        """Somebody who enters the meetings of some organization, whichever it is."""
        self._ground.require_some_recorder(context)

    def authorize_change(self, context: CommandContext, meeting: Meeting) -> Side:
        """All that is said of a meeting and of who was there: the secretary or an office above."""
        return self._ground.require_recorder(context, meeting.organization_id)

    def authorize_confirm(self, context: CommandContext, meeting: Meeting, member_id: UUID) -> None:
        """The secretary or an office above, but nobody their own attendance."""
        self.authorize_change(context, meeting)
        if member_id in self.own_members(context):
            raise NotAllowed("nobody confirms their own attendance")

    def authorize_record_attendance(
        self, context: CommandContext, meeting: Meeting, member_id: UUID
    ) -> Side | None:
        """Also to revoke it: the secretary, an office above, or the member (then None) where the
        member's posts and assignments reach.

        Whoever speaks of their own attendance speaks as the member, whatever else they may do.
        """
        if member_id not in self.own_members(context):
            return self.authorize_change(context, meeting)
        place_id, day = meeting.organization_id, meeting.day
        if not self._ground.reaches(context, [member_id], place_id, day):
            self.authorize_change(context, meeting)
        return None

    def authorize_record_opinion(self, context: CommandContext, meeting: Meeting) -> None:
        """The secretary, an office above, or a member who is recorded as having been there."""
        was_there = any(meeting.attendances.stands(one) for one in self.own_members(context))
        if not (was_there and self._ground.is_committee_member(context)):
            self.authorize_change(context, meeting)

    def own_members(self, context: CommandContext) -> frozenset[UUID]:
        """The members that sign in with the account that gives the command: one, or none."""
        return self._ground.own_members(context)
