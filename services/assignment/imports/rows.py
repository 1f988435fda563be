"""The rows of this service's sheets, and the rules that rows alone can break."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

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


COLUMNS: Final = {
    "parent_id": "parent_code",
    "cell_id": "cell_code",
    "committee_id": "committee_code",
}
"""The sheets' names of the fields that rules name otherwise."""


class IdRepeated(RuleBroken):
    sentence = "Another row has this id."
    field = "id"


class RowsDisagree(RuleBroken):
    sentence = "The rows of one member say different things about the member."
    field = "key"


class PostIncomplete(RuleBroken):
    sentence = "A post has a committee, a role and a first day."
    field = "committee_code"
