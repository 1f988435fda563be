"""What comes out of a spreadsheet: rows to store, and what is wrong with the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from services.assignment.domain.errors import RuleBroken
from services.assignment.domain.vocabulary import CellType, OrganizationKind, PostRole


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationRow:
    """One organization. ``parent_code`` is the code of one that is stored, or of another row."""

    row: int
    code: str
    name: str
    kind: OrganizationKind
    effective_on: date
    parent_code: str | None = None
    cell_type: CellType | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One member with one post, or with none.

    Rows with the same ``key`` are one member with several posts. A row without is one member.
    ``cell_code`` is read as of ``effective_on``, ``committee_code`` as of ``starts_on``.
    """

    row: int
    full_name: str
    cell_code: str
    effective_on: date
    key: str | None = None
    account: str | None = None
    id: UUID | None = None
    committee_code: str | None = None
    role: PostRole | None = None
    starts_on: date | None = None
    ends_on: date | None = None


_COLUMNS: Final = {
    "parent_id": "parent_code",
    "cell_id": "cell_code",
    "committee_id": "committee_code",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row, numbered as the spreadsheet numbers it."""

    row: int
    field: str
    rule: str
    sentence: str

    @classmethod
    def of(cls, row: int, error: RuleBroken) -> "Fault":
        """The broken rule, under the name that the field has in a sheet."""
        field = _COLUMNS.get(error.field, error.field)
        return cls(row, field, type(error).__name__, str(error))


R = TypeVar("R", OrganizationRow, MemberRow)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[R]):
    """The rows that could be read, and what is wrong with those that could not."""

    rows: Sequence[R]
    faults: Sequence[Fault] = ()


class NothingToImport(RuleBroken):
    sentence = "The sheet has no rows."
    field = "file"


class CodeUnknown(RuleBroken):
    sentence = "No organization bears this code on that day."


class IdRepeated(RuleBroken):
    sentence = "Another row has this id."
    field = "id"


class RowsDisagree(RuleBroken):
    sentence = "The rows of one member say different things about the member."
    field = "key"


class PostIncomplete(RuleBroken):
    sentence = "A post has a committee, a role and a first day."
    field = "committee_code"


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
