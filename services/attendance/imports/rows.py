"""Rows of the sheet of past meetings, and the rules that their words can break."""

from dataclasses import dataclass
from datetime import date

from chassis.imports.references import WordUnclear
from kernel.vocabulary import MeetingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """One past meeting. ``organization`` is a code as of the day, or an id.

    Each of ``attended_by`` is the full name of somebody who held a post on the day, or an id.
    """

    row: int
    organization: str
    kind: MeetingKind
    held_on: date
    present: int | None = None
    expected: int | None = None
    place: str | None = None
    attended_by: tuple[str, ...] = ()


class NameUnknown(WordUnclear):
    sentence = "Nobody of this name held a post on that day."
    field = "attended_by"


class NameAmbiguous(WordUnclear):
    sentence = "Several members of this name held a post on that day: give the id."
    field = "attended_by"
