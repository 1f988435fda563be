"""Organizations by code and members by name: found when one alone is meant, else refused."""

from collections.abc import Collection
from datetime import date

from chassis.imports.references import CodeAmbiguous, CodeUnknown, referred_to, the_one
from chassis.refusals import Unknown
from services.attendance.adapters.directory import AttendanceDirectory
from services.attendance.domain.meeting.host import Host
from services.attendance.domain.meeting.visitor import Visitor
from services.attendance.imports.rows import MeetingRow, NameAmbiguous, NameUnknown


class NameLookup:
    """What the words of a sheet mean, each as of the day of its row. Looked up all at once."""

    def __init__(self, directory: AttendanceDirectory, rows: Collection[MeetingRow]) -> None:
        codes = {(row.organization, row.held_on) for row in rows}
        names = {(name, row.held_on) for row in rows for name in row.attended_by}
        self._coded = referred_to(codes, directory.organizations_coded)
        self._named = referred_to(names, directory.members_named)
        self._hosts = directory.hosts({one for ids in self._coded.values() for one in ids})
        self._visitors = directory.visitors(
            {(one, day) for (_, day), ids in self._named.items() for one in ids}
        )

    def host(self, word: str, on: date) -> Host:
        """By id, or by the code of the day. Raises Unknown, CodeUnknown or CodeAmbiguous."""
        field = "organization"
        found = the_one(self._coded.get((word, on), []), CodeUnknown(field), CodeAmbiguous(field))
        if found not in self._hosts:
            raise Unknown("organization", found, field)
        return self._hosts[found]

    def visitor(self, word: str, on: date) -> Visitor:
        """By id, or by full name among those who held a post on the day.

        Raises Unknown, NameUnknown or NameAmbiguous.
        """
        found = the_one(self._named.get((word, on), []), NameUnknown(), NameAmbiguous())
        if (found, on) not in self._visitors:
            raise Unknown("member", found, "attended_by")
        return self._visitors[found, on]
