"""Every use case of the service in one hand."""

from dataclasses import dataclass

from chassis.event_log import EventLog
from services.attendance.application.attendances import Attendances
from services.attendance.application.held_meetings import HeldMeetings
from services.attendance.application.holdings import Holdings
from services.attendance.application.matters import Matters
from services.attendance.application.meeting_import import MeetingImport
from services.attendance.application.meetings import Meetings
from services.attendance.application.opinions import Opinions
from services.attendance.application.permissions import Authority, Permissions
from services.attendance.directory import Directory


@dataclass(frozen=True, slots=True)
class AttendanceService:
    """The use cases, by what they are about."""

    meetings: Meetings
    held_meetings: HeldMeetings
    attendances: Attendances
    opinions: Opinions
    matters: Matters
    meeting_import: MeetingImport

    @classmethod
    def over(
        cls, log: EventLog, authority: Authority, directory: Directory, holdings: Holdings
    ) -> "AttendanceService":
        permissions = Permissions(authority, directory)
        return cls(
            meetings=Meetings(log, permissions, directory),
            held_meetings=HeldMeetings(log, permissions, directory),
            attendances=Attendances(log, permissions, directory),
            opinions=Opinions(log, permissions, directory),
            matters=Matters(log, permissions, directory),
            meeting_import=MeetingImport(log, permissions, directory, holdings),
        )
