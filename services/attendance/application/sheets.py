"""What comes out of a spreadsheet: past meetings to store, and what is wrong with the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chassis.refusals import Refusal
from services.attendance.domain.errors import RuleBroken
from services.attendance.domain.events import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """One past meeting. ``organization`` is a code as of the day, or an id.

    Each of ``attended_by`` is the full name of somebody who held a post on the day, or an id.
    """

    row: int
    organization: str
    kind: Kind
    held_on: date
    present: int | None = None
    expected: int | None = None
    place: str | None = None
    attended_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row, numbered as the spreadsheet numbers it."""

    row: int
    field: str
    rule: str
    sentence: str

    @classmethod
    def of(
        cls, row: int, error: RuleBroken | Refusal, field: str | None = None, *, about: str = ""
    ) -> "Fault":
        """The broken rule; ``field`` is the column where it is not the rule's own field.

        ``about`` is the word of the cell that the rule concerns, when the cell holds several.
        """
        sentence = f"{about}: {error}" if about else str(error)
        return cls(row, field or error.field or "", type(error).__name__, sentence)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows that could be read, and what is wrong with those that could not."""

    rows: Sequence[MeetingRow]
    faults: Sequence[Fault] = ()


class NothingToImport(RuleBroken):
    sentence = "The sheet has no rows."
    field = "file"


class CodeUnknown(RuleBroken):
    sentence = "No organization bears this code on that day."
    field = "organization"


class CodeAmbiguous(RuleBroken):
    sentence = "Several organizations bear this code on that day: give the id."
    field = "organization"


class NameUnknown(RuleBroken):
    sentence = "Nobody of this name held a post on that day."
    field = "attended_by"


class NameAmbiguous(RuleBroken):
    sentence = "Several members of this name held a post on that day: give the id."
    field = "attended_by"


class SheetRefused(RuleBroken):
    """``problems`` has every fault, in the order of the rows; nothing was stored."""

    sentence = "Some rows are wrong; nothing was stored."
    field = "file"

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__()
        self.faults = sorted(faults, key=lambda fault: fault.row)

    @property
    def problems(self) -> list[dict[str, Any]]:
        return [
            {
                "row": fault.row,
                "field": fault.field,
                "rule": fault.rule,
                "detail": fault.sentence,
            }
            for fault in self.faults
        ]
