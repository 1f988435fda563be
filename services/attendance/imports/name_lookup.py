"""Organizations by code and members by name: found when one alone is meant, else refused."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from chassis.directory.directory import Written
from chassis.refusals import Unknown
from services.attendance.adapters.directory import AttendanceDirectory
from services.attendance.domain.meeting.attendance import Visitor
from services.attendance.domain.meeting.host import Host
from services.attendance.imports.rows import (
    CodeAmbiguous,
    CodeUnknown,
    MeetingRow,
    NameAmbiguous,
    NameUnknown,
)


class NameLookup:
    """What the words of a sheet mean, each as of the day of its row. Looked up all at once."""

    def __init__(self, directory: AttendanceDirectory, rows: Collection[MeetingRow]) -> None:
        codes = {(row.organization, row.held_on) for row in rows}
        names = {(name, row.held_on) for row in rows for name in row.attended_by}
        self._coded = directory.organizations_coded(_words(codes)) | _ids(codes)
        self._named = directory.members_named(_words(names)) | _ids(names)
        self._hosts = directory.hosts({one for ids in self._coded.values() for one in ids})
        self._visitors = directory.visitors(
            {(one, day) for (_, day), ids in self._named.items() for one in ids}
        )

    def host(self, word: str, on: date) -> Host:
        """By id, or by the code of the day. Raises Unknown, CodeUnknown or CodeAmbiguous."""
        meant = self._coded.get((word, on), [])
        if not meant:
            raise CodeUnknown
        if len(meant) > 1:
            raise CodeAmbiguous
        if meant[0] not in self._hosts:
            raise Unknown("organization", meant[0], "organization")
        return self._hosts[meant[0]]

    def visitor(self, word: str, on: date) -> Visitor:
        """By id, or by full name among those who held a post on the day.

        Raises Unknown, NameUnknown or NameAmbiguous.
        """
        meant = self._named.get((word, on), [])
        if not meant:
            raise NameUnknown
        if len(meant) > 1:
            raise NameAmbiguous
        if (meant[0], on) not in self._visitors:
            raise Unknown("member", meant[0], "attended_by")
        return self._visitors[meant[0], on]


def _words(written: Collection[Written]) -> list[Written]:
    return [(word, day) for word, day in written if _id(word) is None]


def _ids(written: Collection[Written]) -> dict[Written, list[UUID]]:
    given = {(word, day): _id(word) for word, day in written}
    return {one: [identity] for one, identity in given.items() if identity is not None}


def _id(word: str) -> UUID | None:
    try:
        return UUID(word)
    except ValueError:
        return None
