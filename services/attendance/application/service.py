"""Every use case of the service in one hand."""

from dataclasses import dataclass

from chassis.eventstore.event_log import EventLog
from services.attendance.adapters.directory import AttendanceDirectory
from services.attendance.application.attendances import AttendanceCommands
from services.attendance.application.held_meetings import HeldMeetings
from services.attendance.application.matters import MatterCommands
from services.attendance.application.meetings import MeetingCommands
from services.attendance.application.opinions import OpinionCommands
from services.attendance.application.policy import Authority, Permissions
from services.attendance.imports.meeting_import import MeetingImport
from services.attendance.imports.stored_reservations import ReservationReader


@dataclass(frozen=True, slots=True)
class AttendanceService:
    """The use cases, by what they are about."""

    meetings: MeetingCommands
    held_meetings: HeldMeetings
    attendances: AttendanceCommands
    opinions: OpinionCommands
    matters: MatterCommands
    meeting_import: MeetingImport

    @classmethod
    def over(
        cls,
        log: EventLog,
        authority: Authority,
        directory: AttendanceDirectory,
        holdings: ReservationReader,
    ) -> "AttendanceService":
        permissions = Permissions(authority, directory)
        return cls(
            meetings=MeetingCommands(log, permissions, directory),
            held_meetings=HeldMeetings(log, permissions, directory),
            attendances=AttendanceCommands(log, permissions, directory),
            opinions=OpinionCommands(log, permissions, directory),
            matters=MatterCommands(log, permissions, directory),
            meeting_import=MeetingImport(log, permissions, directory, holdings),
        )
