"""Past meetings from a sheet: all of them, or none and everything that is wrong."""

from datetime import date
from uuid import UUID, uuid4

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from chassis.imports.plan import SheetPlan
from chassis.imports.sheets import Sheet
from chassis.refusals import Unknown
from kernel.errors import RuleBroken
from services.attendance.adapters.directory import AttendanceDirectory
from services.attendance.application import reservations
from services.attendance.application.held_meetings import enter, from_minutes
from services.attendance.application.meeting_policy import MeetingPolicy
from services.attendance.domain.meeting.meeting import Meeting
from services.attendance.domain.meeting.minutes import Minutes
from services.attendance.imports.name_lookup import NameLookup
from services.attendance.imports.rows import MeetingRow


class MeetingImport:
    """The use case of entering many past meetings at once."""

    def __init__(
        self, log: EventLog, policy: MeetingPolicy, directory: AttendanceDirectory
    ) -> None:
        self._log = log
        self._policy = policy
        self._directory = directory

    def import_meetings(self, context: CommandContext, sheet: Sheet[MeetingRow]) -> CommandResult:
        """By who keeps the books of every organization in the sheet.

        Raises NothingToImport, or SheetRefused with every fault of every row.
        """
        self._policy.authorize_import(context)
        plan = _Plan(sheet)
        named = NameLookup(self._directory, sheet.rows)
        self._authorise(context, sheet, named)
        own = self._policy.own_members(context)
        for row in sheet.rows:
            plan.enter(row, named, own, context.today)
        return plan.store(self._log, context)

    def _authorise(
        self, context: CommandContext, sheet: Sheet[MeetingRow], named: NameLookup
    ) -> None:
        # What cannot be found is reported later, row by row; nothing is built on it.
        found: set[UUID] = set()
        for row in sheet.rows:
            try:
                found.add(named.host(row.organization, row.held_on).organization_id)
            except (RuleBroken, Unknown):
                continue
        for organization_id in sorted(found):
            self._policy.authorize_schedule(context, organization_id, "organization")


class _Plan(SheetPlan[Meeting]):
    """The meetings of one sheet."""

    def enter(self, row: MeetingRow, named: NameLookup, own: frozenset[UUID], today: date) -> None:
        try:
            meeting = from_minutes(
                uuid4(),
                named.host(row.organization, row.held_on),
                Minutes(
                    held_on=row.held_on,
                    kind=row.kind,
                    present=row.present,
                    expected=row.expected,
                ),
                row.place,
                today,
            )
        except (RuleBroken, Unknown) as error:
            self.refuse(row.row, error)
            return
        self.add(row.row, meeting, [reservations.of_meeting(meeting, "held_on")])
        for name in row.attended_by:
            try:
                enter(meeting, named.visitor(name, row.held_on), own, today)
            except (RuleBroken, Unknown) as error:
                self.refuse(row.row, error, "attended_by", about=name)
