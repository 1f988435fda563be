"""Every use case of the service in one hand."""

from dataclasses import dataclass

from chassis.directory.authority import Authority
from chassis.eventstore.event_log import EventLog
from services.attendance.adapters.directory import AttendanceDirectory
from services.attendance.application.attendances import AttendanceCommands
from services.attendance.application.ground_authority import GroundAuthority
from services.attendance.application.held_meetings import HeldMeetings
from services.attendance.application.matter_policy import MatterPolicy
from services.attendance.application.matters import MatterCommands
from services.attendance.application.meeting_policy import MeetingPolicy
from services.attendance.application.meetings import MeetingCommands
from services.attendance.application.opinions import OpinionCommands
from services.attendance.imports.meeting_import import MeetingImport


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
        cls, log: EventLog, authority: Authority, directory: AttendanceDirectory
    ) -> "AttendanceService":
        ground = GroundAuthority(authority, directory)
        meetings = MeetingPolicy(ground)
        return cls(
            meetings=MeetingCommands(log, meetings, directory),
            held_meetings=HeldMeetings(log, meetings, directory),
            attendances=AttendanceCommands(log, meetings, directory),
            opinions=OpinionCommands(log, meetings, directory),
            matters=MatterCommands(log, MatterPolicy(ground), directory),
            meeting_import=MeetingImport(log, meetings, directory),
        )
