"""Opinions: record, forward."""

from datetime import date
from uuid import UUID, uuid4

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from services.attendance.adapters.directory import AttendanceDirectory
from services.attendance.application.meeting_policy import MeetingPolicy
from services.attendance.domain.meeting.meeting import Meeting


class OpinionCommands:
    """What was raised in a meeting and passed up."""

    def __init__(
        self, log: EventLog, policy: MeetingPolicy, directory: AttendanceDirectory
    ) -> None:
        self._log = log
        self._policy = policy
        self._directory = directory

    def record(
        self,
        context: CommandContext,
        meeting_id: UUID,
        *,
        text: str,
        opinion_id: UUID | None = None,
    ) -> CommandResult:
        """By the secretary, an office above, or a member who was there.

        ``opinion_id`` may be chosen by the client; the result names it.
        """
        meeting = self._log.get(Meeting, meeting_id)
        self._policy.authorize_record_opinion(context, meeting)
        opinion_id = opinion_id or uuid4()
        meeting.record_opinion(opinion_id, text, context.today)
        return self._log.save(meeting, context=context, also={"opinion_id": str(opinion_id)})

    def forward(
        self,
        context: CommandContext,
        meeting_id: UUID,
        opinion_id: UUID,
        *,
        to_organization_id: UUID,
        forwarded_on: date,
    ) -> CommandResult:
        """By the secretary or an office above, to any organization there is."""
        meeting = self._log.get(Meeting, meeting_id)
        self._policy.authorize_change(context, meeting)
        self._directory.host(to_organization_id, "to_organization_id")
        meeting.forward_opinion(opinion_id, to_organization_id, forwarded_on, context.today)
        return self._log.save(meeting, context=context)
