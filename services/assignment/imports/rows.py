"""The rows of this service's sheets, and the rules that rows alone can break."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from chassis.imports.sheets import Fault
from kernel.errors import RuleBroken
from kernel.vocabulary import CellType, OrganizationKind, PostRole


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


def fault(row: int, error: RuleBroken) -> Fault:
    """The broken rule, under the name that the field has in a sheet."""
    return Fault.of(row, error, _COLUMNS.get(error.field or ""))


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
