"""Attendance: record, confirm, dispute, substitute, revoke, correct."""

from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from kernel.vocabulary import AttendanceSource
from services.attendance.adapters.directory import AttendanceDirectory
from services.attendance.application.policy import Keeper, Permissions
from services.attendance.domain.meeting.meeting import Meeting


class AttendanceCommands:
    """What the cell's own secretary records is confirmed in the same transaction.

    What an office or a member records waits for the cell's word.
    """

    def __init__(
        self, log: EventLog, permissions: Permissions, directory: AttendanceDirectory
    ) -> None:
        self._log = log
        self._permissions = permissions
        self._directory = directory

    def record(
        self, context: CommandContext, meeting_id: UUID, *, member_id: UUID
    ) -> CommandResult:
        """By the secretary, an office above, or the member from the ground."""
        meeting = self._log.get(Meeting, meeting_id)
        keeper = self._permissions.recorder(context, meeting, member_id)
        visitor = self._directory.visitor(member_id, meeting.day)
        source: AttendanceSource = "member" if keeper is None else "cell"
        meeting.record_attendance(visitor, source, context.today)
        self._say_so(context, meeting, member_id, keeper)
        return self._log.save(meeting, context=context)

    def confirm(self, context: CommandContext, meeting_id: UUID, member_id: UUID) -> CommandResult:
        """By the secretary or an office above, but by nobody for themselves."""
        meeting = self._log.get(Meeting, meeting_id)
        self._permissions.confirmer(context, meeting.organization_id, member_id)
        meeting.confirm_attendance(member_id, context.today)
        return self._log.save(meeting, context=context)

    def dispute(
        self, context: CommandContext, meeting_id: UUID, member_id: UUID, *, reason: str
    ) -> CommandResult:
        """By the secretary or an office above."""
        meeting = self._log.get(Meeting, meeting_id)
        self._permissions.keeper(context, meeting.organization_id)
        meeting.dispute_attendance(member_id, reason, context.today)
        return self._log.save(meeting, context=context)

    def substitute(
        self,
        context: CommandContext,
        meeting_id: UUID,
        member_id: UUID,
        *,
        substitute_id: UUID,
        reason: str,
    ) -> CommandResult:
        """By the secretary or an office above."""
        meeting = self._log.get(Meeting, meeting_id)
        keeper = self._permissions.keeper(context, meeting.organization_id)
        substitute = self._directory.visitor(substitute_id, meeting.day, "substitute_id")
        meeting.substitute(member_id, substitute, reason, context.today)
        self._say_so(context, meeting, substitute_id, keeper)
        return self._log.save(meeting, context=context)

    def revoke(
        self, context: CommandContext, meeting_id: UUID, member_id: UUID, *, reason: str
    ) -> CommandResult:
        """By the secretary or an office above; by the member until the cell has confirmed."""
        meeting = self._log.get(Meeting, meeting_id)
        keeper = self._permissions.recorder(context, meeting, member_id)
        said_by: AttendanceSource = "member" if keeper is None else "cell"
        meeting.revoke_attendance(member_id, reason, said_by, context.today)
        return self._log.save(meeting, context=context)

    def correct(
        self,
        context: CommandContext,
        meeting_id: UUID,
        member_id: UUID,
        *,
        correct_member_id: UUID,
        reason: str,
    ) -> CommandResult:
        """By the secretary or an office above."""
        meeting = self._log.get(Meeting, meeting_id)
        keeper = self._permissions.keeper(context, meeting.organization_id)
        right = self._directory.visitor(correct_member_id, meeting.day, "correct_member_id")
        meeting.correct_attendance(member_id, right, reason, context.today)
        self._say_so(context, meeting, correct_member_id, keeper)
        return self._log.save(meeting, context=context)

    def _say_so(
        self, context: CommandContext, meeting: Meeting, member_id: UUID, keeper: Keeper | None
    ) -> None:
        if keeper == "cell" and member_id not in self._permissions.own_members(context):
            meeting.confirm_attendance(member_id, context.today)
