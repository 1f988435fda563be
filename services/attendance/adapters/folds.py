"""What the service follows: the assignment service's events, as rows of its own tables.

A command is authorised, and a visitor judged, by what has arrived here: whoever needs a post or a
grant in the next command waits for its position (``Wait-For``).
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


class Locality(NamedTuple):
    """An administrative place, and the one above it."""

    locality_id: UUID
    parent_id: UUID | None


class Assignment(NamedTuple):
    """An assignment as it was agreed at its start."""

    assignment_id: UUID
    member_id: UUID
    target_kind: str
    target_id: UUID
    starts_on: date
    ends_on: date | None


class AssignmentEnd(NamedTuple):
    """The end of an assignment as it was said last; without a last day nothing ended it."""

    assignment_id: UUID
    version: int
    ends_on: date | None


RESPONSIBILITIES: Final = Fold(
    name="responsibilities",
    ddl=files(__package__).joinpath("responsibilities.sql").read_text("utf-8"),
    tables={"locality": Locality, "assignment": Assignment, "assignment_end": AssignmentEnd},
    handlers={
        LocalityRegistered: put(Locality),
        MemberAssigned: put(Assignment),
        AssignmentEnded: put(AssignmentEnd),
        AssignmentReplaced: put(AssignmentEnd),
        AssignmentEndCorrected: put(AssignmentEnd),
    },
)
"""Which members follow which organizations and places."""

FOLDS: Final[tuple[Fold, ...]] = (*DIRECTORY, RESPONSIBILITIES)
