"""Past meetings from a sheet: all of them, or none and everything that is wrong."""

from uuid import UUID, uuid4

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from chassis.imports.sheets import Fault, NothingToImport, Sheet, SheetRefused
from chassis.refusals import Unknown
from kernel.errors import RuleBroken
from services.attendance.adapters.directory import AttendanceDirectory
from services.attendance.application import reservations
from services.attendance.application.held_meetings import enter, from_minutes
from services.attendance.application.policy import Permissions
from services.attendance.domain.meeting.meeting import Meeting
from services.attendance.domain.meeting.minutes import Minutes
from services.attendance.imports.name_lookup import NameLookup
from services.attendance.imports.rows import MeetingRow
from services.attendance.imports.stored_reservations import ReservationReader, RowClaim, conflicts


class MeetingImport:
    """The use case of entering many past meetings at once."""

    def __init__(
        self,
        log: EventLog,
        permissions: Permissions,
        directory: AttendanceDirectory,
        holdings: ReservationReader,
    ) -> None:
        self._log = log
        self._permissions = permissions
        self._directory = directory
        self._holdings = holdings

    def import_meetings(self, context: CommandContext, sheet: Sheet[MeetingRow]) -> CommandResult:
        """By who keeps the books of every organization in the sheet.

        The receipt is the first meeting's; it names how many were ``stored`` and
        ``complete_at``, the position at which all of them have arrived. Raises NothingToImport,
        or SheetRefused with every fault of every row.
        """
        self._permissions.some_keeper(context)
        if not sheet.rows and not sheet.faults:
            raise NothingToImport
        named = NameLookup(self._directory, sheet.rows)
        self._authorise(context, sheet, named)
        plan = _Plan(context, self._permissions.own_members(context), named)
        for row in sheet.rows:
            plan.add(row)
        faults = [*sheet.faults, *plan.faults, *conflicts(plan.claimed, self._holdings)]
        if faults:
            raise SheetRefused(faults)
        last = plan.meetings[-1]
        return self._log.save(
            *plan.meetings,
            context=context,
            reservations=[reservation for _, reservation in plan.claimed],
            also={"stored": str(len(plan.meetings)), "complete_at": f"{last.id}:{last.version}"},
        )

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
            self._permissions.keeper(context, organization_id, "organization")


class _Plan:
    """The meetings of one sheet, with their claims and what is wrong."""

    def __init__(self, context: CommandContext, own: frozenset[UUID], named: NameLookup) -> None:
        self._today = context.today
        self._own = own
        self._named = named
        self.meetings: list[Meeting] = []
        self.claimed: list[RowClaim] = []
        self.faults: list[Fault] = []

    def add(self, row: MeetingRow) -> None:
        try:
            meeting = from_minutes(
                uuid4(),
                self._named.host(row.organization, row.held_on),
                Minutes(
                    held_on=row.held_on,
                    kind=row.kind,
                    present=row.present,
                    expected=row.expected,
                ),
                row.place,
                self._today,
            )
        except (RuleBroken, Unknown) as error:
            self.faults.append(Fault.of(row.row, error))
            return
        self.meetings.append(meeting)
        self.claimed.append((row.row, reservations.of_meeting(meeting, "held_on")))
        for name in row.attended_by:
            self._enter(meeting, name, row)

    def _enter(self, meeting: Meeting, name: str, row: MeetingRow) -> None:
        try:
            visitor = self._named.visitor(name, row.held_on)
            enter(meeting, visitor, self._own, self._today)
        except (RuleBroken, Unknown) as error:
            self.faults.append(Fault.of(row.row, error, "attended_by", about=name))
