"""What the service follows: the assignment service's events, as rows of its own tables.

An order is authorised, and a visitor judged, by what has arrived here: whoever needs a post or a
grant in the next order waits for its position (``Wait-For``).
"""

from datetime import date
from importlib.resources import files
from typing import Final, NamedTuple
from uuid import UUID

from chassis.directory.folds import DIRECTORY
from chassis.projection.fold import Fold
from chassis.projection.rows import put
from contracts.assignment import (
    AssignmentEndCorrected,
    AssignmentEnded,
    AssignmentReplaced,
    LocalityRegistered,
    MemberAssigned,
)


class _Locality(NamedTuple):
    locality_id: UUID
    parent_id: UUID | None


class _Assignment(NamedTuple):
    assignment_id: UUID
    member_id: UUID
    target_kind: str
    target_id: UUID
    starts_on: date
    ends_on: date | None


class _AssignmentEnd(NamedTuple):
    assignment_id: UUID
    version: int
    ends_on: date | None


RESPONSIBILITIES: Final = Fold(
    name="responsibilities",
    ddl=files(__package__).joinpath("responsibilities.sql").read_text("utf-8"),
    tables={"locality": _Locality, "assignment": _Assignment, "assignment_end": _AssignmentEnd},
    handlers={
        LocalityRegistered: put(_Locality),
        MemberAssigned: put(_Assignment),
        AssignmentEnded: put(_AssignmentEnd),
        AssignmentReplaced: put(_AssignmentEnd),
        AssignmentEndCorrected: put(_AssignmentEnd),
    },
)
"""Which members follow which organizations and places."""

FOLDS: Final[tuple[Fold, ...]] = (*DIRECTORY, RESPONSIBILITIES)
