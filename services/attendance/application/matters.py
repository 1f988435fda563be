"""Matters: record, correct, entrust, settle, reopen, revoke."""

from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from services.attendance.adapters.directory import AttendanceDirectory
from services.attendance.application.meetings import new_id
from services.attendance.application.policy import Permissions
from services.attendance.domain.matter.matter import Matter


class MatterCommands:
    """What was found on the ground, and what is done about it."""

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
        found_on: date,
        text: str,
        matter_id: UUID | None = None,
    ) -> CommandResult:
        """By the secretary, an office above, or a committee member from the ground.

        ``matter_id`` may be chosen by the client. Raises IdAlreadyTaken.
        """
        self._permissions.finder(context, organization_id, found_on)
        matter = Matter.record(
            new_id(self._log, matter_id),
            self._directory.host(organization_id),
            found_on=found_on,
            text=text,
            today=context.today,
        )
        return self._log.save(matter, context=context)

    def correct(
        self, context: CommandContext, matter_id: UUID, *, found_on: date, text: str, reason: str
    ) -> CommandResult:
        """By the secretary or an office above."""
        matter = self._kept(context, matter_id)
        place = self._directory.host(matter.organization_id)
        matter.correct(place, found_on=found_on, text=text, reason=reason, today=context.today)
        return self._log.save(matter, context=context)

    def entrust(
        self,
        context: CommandContext,
        matter_id: UUID,
        *,
        member_id: UUID,
        due_on: date,
        entrusted_on: date,
    ) -> CommandResult:
        """By the secretary, or an office or the standing committee above, to any member known."""
        matter = self._log.get(Matter, matter_id)
        self._permissions.entruster(context, matter)
        responsible = self._directory.visitor(member_id, entrusted_on)
        matter.entrust(responsible.member_id, due_on, entrusted_on, context.today)
        return self._log.save(matter, context=context)

    def settle(
        self, context: CommandContext, matter_id: UUID, *, settled_on: date, outcome: str
    ) -> CommandResult:
        """By the member who is responsible, or whoever may entrust it."""
        matter = self._log.get(Matter, matter_id)
        self._permissions.settler(context, matter)
        matter.settle(settled_on, outcome, context.today)
        return self._log.save(matter, context=context)

    def reopen(
        self, context: CommandContext, matter_id: UUID, *, reopened_on: date, reason: str
    ) -> CommandResult:
        """By the secretary or an office above."""
        matter = self._kept(context, matter_id)
        matter.reopen(reopened_on, reason, context.today)
        return self._log.save(matter, context=context)

    def revoke(self, context: CommandContext, matter_id: UUID, *, reason: str) -> CommandResult:
        """By the secretary or an office above."""
        matter = self._kept(context, matter_id)
        matter.revoke(reason)
        return self._log.save(matter, context=context)

    def _kept(self, context: CommandContext, matter_id: UUID) -> Matter:
        matter = self._log.get(Matter, matter_id)
        self._permissions.keeper(context, matter.organization_id)
        return matter
