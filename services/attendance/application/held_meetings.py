"""A past meeting from its minutes: scheduled, held and attended in one transaction."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from kernel.errors import Refusal, RuleBroken
from kernel.vocabulary import MeetingKind
from services.attendance.adapters.directory import AttendanceDirectory
from services.attendance.application import reservations
from services.attendance.application.meetings import new_id
from services.attendance.application.policy import Permissions
from services.attendance.domain.meeting.attendance import Visitor
from services.attendance.domain.meeting.host import Host
from services.attendance.domain.meeting.meeting import Meeting
from services.attendance.domain.meeting.minutes import Minutes


class HeldMeetings:
    """The minutes bear the cell's signature: whom they name is recorded and confirmed."""

    def __init__(
        self, log: EventLog, permissions: Permissions, directory: AttendanceDirectory
    ) -> None:
        self._log = log
        self._permissions = permissions
        self._directory = directory

    def record(
        self,
        context: CommandContext,
        *,
        organization_id: UUID,
        kind: MeetingKind,
        held_on: date,
        present: int | None = None,
        expected: int | None = None,
        place: str | None = None,
        member_ids: Sequence[UUID] = (),
        meeting_id: UUID | None = None,
    ) -> CommandResult:
        """By the secretary or an office above.

        What is wrong with a member is reported as of ``member_ids.<index>``. Raises
        IdAlreadyTaken or MeetingAlreadyEntered.
        """
        self._permissions.keeper(context, organization_id, "organization_id")
        meeting = from_minutes(
            new_id(self._log, meeting_id),
            self._directory.host(organization_id),
            Minutes(held_on=held_on, kind=kind, present=present, expected=expected),
            place,
            context.today,
        )
        own = self._permissions.own_members(context)
        for index, member_id in enumerate(member_ids):
            try:
                visitor = self._directory.visitor(member_id, held_on)
                enter(meeting, visitor, own, context.today)
            except (RuleBroken, Refusal) as error:
                error.field = f"member_ids.{index}"
                raise
        reservation = reservations.of_meeting(meeting, "held_on")
        return self._log.save(meeting, context=context, reservations=[reservation])


def from_minutes(
    meeting_id: UUID, host: Host, minutes: Minutes, place: str | None, today: date
) -> Meeting:
    """A meeting that was planned for the day on which it was held."""
    minutes.require_plausible(host, today)
    meeting = Meeting.schedule(
        meeting_id,
        host,
        kind=minutes.kind,
        planned_on=minutes.held_on,
        place=place,
        today=today,
    )
    meeting.hold(minutes.held_on, minutes.present, minutes.expected, host, today)
    return meeting


def enter(meeting: Meeting, visitor: Visitor, own: frozenset[UUID], today: date) -> None:
    """Record and confirm; the attendance of one's ``own`` members is recorded only."""
    if visitor.member_id in own:
        meeting.record_attendance(visitor, "member", today)
        return
    meeting.record_attendance(visitor, "cell", today)
    meeting.confirm_attendance(visitor.member_id, today)
