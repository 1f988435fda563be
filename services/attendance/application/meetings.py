"""Meetings: schedule, move, cancel, hold, correct, revoke the holding."""

from datetime import date
from uuid import UUID, uuid4

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from kernel.errors import IdAlreadyTaken
from kernel.vocabulary import MeetingKind
from services.attendance.adapters.directory import AttendanceDirectory
from services.attendance.application import reservations
from services.attendance.application.policy import Permissions
from services.attendance.domain.meeting.meeting import Meeting
from services.attendance.domain.meeting.minutes import Minutes


class MeetingCommands:
    """All of them by the cell's secretary or an office above. May raise MeetingAlreadyEntered."""

    def __init__(
        self, log: EventLog, permissions: Permissions, directory: AttendanceDirectory
    ) -> None:
        self._log = log
        self._permissions = permissions
        self._directory = directory

    def schedule(
        self,
        context: CommandContext,
        *,
        organization_id: UUID,
        kind: MeetingKind,
        planned_on: date,
        place: str | None = None,
        meeting_id: UUID | None = None,
    ) -> CommandResult:
        """``meeting_id`` may be chosen by the client. Raises IdAlreadyTaken."""
        self._permissions.keeper(context, organization_id, "organization_id")
        meeting = Meeting.schedule(
            new_id(self._log, meeting_id),
            self._directory.host(organization_id),
            kind=kind,
            planned_on=planned_on,
            place=place,
            today=context.today,
        )
        reservation = reservations.of_meeting(meeting, "planned_on")
        return self._log.save(meeting, context=context, reservations=[reservation])

    def move(
        self, context: CommandContext, meeting_id: UUID, *, planned_on: date, reason: str
    ) -> CommandResult:
        meeting = self._kept(context, meeting_id)
        before = reservations.of_meeting(meeting, "planned_on")
        host = self._directory.host(meeting.organization_id)
        meeting.move(planned_on, reason, host, context.today)
        after = reservations.of_meeting(meeting, "planned_on")
        return self._log.save(
            meeting, context=context, reservations=reservations.changed(before, after)
        )

    def cancel(self, context: CommandContext, meeting_id: UUID, *, reason: str) -> CommandResult:
        meeting = self._kept(context, meeting_id)
        place = reservations.of_meeting(meeting, "meeting_id")
        meeting.cancel(reason)
        return self._log.save(meeting, context=context, reservations=[reservations.given_up(place)])

    def hold(
        self,
        context: CommandContext,
        meeting_id: UUID,
        *,
        held_on: date,
        present: int | None = None,
        expected: int | None = None,
    ) -> CommandResult:
        meeting = self._kept(context, meeting_id)
        before = reservations.of_meeting(meeting, "held_on")
        host = self._directory.host(meeting.organization_id)
        meeting.hold(held_on, present, expected, host, context.today)
        after = reservations.of_meeting(meeting, "held_on")
        return self._log.save(
            meeting, context=context, reservations=reservations.changed(before, after)
        )

    def correct(
        self, context: CommandContext, meeting_id: UUID, *, minutes: Minutes, reason: str
    ) -> CommandResult:
        meeting = self._kept(context, meeting_id)
        before = reservations.of_meeting(meeting, "held_on")
        host = self._directory.host(meeting.organization_id)
        meeting.correct(minutes, reason, host, context.today)
        after = reservations.of_meeting(meeting, "held_on")
        return self._log.save(
            meeting, context=context, reservations=reservations.changed(before, after)
        )

    def revoke_holding(
        self, context: CommandContext, meeting_id: UUID, *, reason: str
    ) -> CommandResult:
        """Raises MeetingAlreadyEntered where another meeting has the planned day by now."""
        meeting = self._kept(context, meeting_id)
        before = reservations.of_meeting(meeting, "meeting_id")
        meeting.revoke_holding(reason)
        after = reservations.of_meeting(meeting, "meeting_id")
        return self._log.save(
            meeting, context=context, reservations=reservations.changed(before, after)
        )

    def _kept(self, context: CommandContext, meeting_id: UUID) -> Meeting:
        meeting = self._log.get(Meeting, meeting_id)
        self._permissions.keeper(context, meeting.organization_id)
        return meeting


def new_id(log: EventLog, chosen: UUID | None) -> UUID:
    """The id that the client chose, or a new one. Raises IdAlreadyTaken."""
    if chosen is None:
        return uuid4()
    if log.exists(chosen):
        raise IdAlreadyTaken
    return chosen
