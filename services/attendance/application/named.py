"""Organizations by code and members by name: found when one alone is meant, else refused."""

from datetime import date
from uuid import UUID

from services.attendance.application.sheets import (
    CodeAmbiguous,
    CodeUnknown,
    NameAmbiguous,
    NameUnknown,
)
from services.attendance.directory import Directory
from services.attendance.domain.attendance import Visitor
from services.attendance.domain.host import Host


class Named:
    """What the words of one sheet mean on a day. Asks once for each."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._hosts: dict[tuple[str, date], Host] = {}
        self._visitors: dict[tuple[str, date], Visitor] = {}

    def host(self, word: str, on: date) -> Host:
        """By id, or by the code of the day. Raises Unknown, CodeUnknown or CodeAmbiguous."""
        if (word, on) not in self._hosts:
            self._hosts[word, on] = self._directory.host(self._coded(word, on), "organization")
        return self._hosts[word, on]

    def visitor(self, word: str, on: date) -> Visitor:
        """By id, or by full name among those who held a post on the day.

        Raises Unknown, NameUnknown or NameAmbiguous.
        """
        if (word, on) not in self._visitors:
            self._visitors[word, on] = self._directory.visitor(self._named(word, on), on)
        return self._visitors[word, on]

    def _coded(self, word: str, on: date) -> UUID:
        given = _id(word)
        if given is not None:
            return given
        found = self._directory.organizations_coded(word, on)
        if not found:
            raise CodeUnknown
        if len(found) > 1:
            raise CodeAmbiguous
        return found[0]

    def _named(self, word: str, on: date) -> UUID:
        given = _id(word)
        if given is not None:
            return given
        found = self._directory.members_named(word, on)
        if not found:
            raise NameUnknown
        if len(found) > 1:
            raise NameAmbiguous
        return found[0]


def _id(word: str) -> UUID | None:
    try:
        return UUID(word)
    except ValueError:
        return None
