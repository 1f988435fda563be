"""What the service follows: the assignment service's events, as rows of its own tables.

An order is authorised, and a visitor judged, by what has arrived here: whoever needs a post or a
grant in the next order waits for its position (``Wait-For``).
"""

from importlib.resources import files
from typing import Final

from chassis.directory.folds import DIRECTORY
from chassis.projection.fold import EventRows, Fold
from contracts.assignment import (
    AssignmentEndCorrected,
    AssignmentEnded,
    AssignmentReplaced,
    LocalityRegistered,
    MemberAssigned,
)

_ROWS: Final = EventRows(
    {
        "locality": ("locality_id", "parent_id"),
        "assignment": (
            "assignment_id",
            "member_id",
            "target_kind",
            "target_id",
            "starts_on",
            "ends_on",
        ),
        "assignment_end": ("assignment_id", "version", "ends_on"),
    }
)

RESPONSIBILITIES: Final = Fold(
    name="responsibilities",
    ddl=files(__package__).joinpath("responsibilities.sql").read_text("utf-8"),
    columns=_ROWS.columns,
    handlers={
        LocalityRegistered: _ROWS.into("locality"),
        MemberAssigned: _ROWS.into("assignment"),
        AssignmentEnded: _ROWS.into("assignment_end"),
        AssignmentReplaced: _ROWS.into("assignment_end"),
        AssignmentEndCorrected: _ROWS.into("assignment_end"),
    },
)
"""Which members follow which organizations and places."""

FOLDS: Final[tuple[Fold, ...]] = (*DIRECTORY, RESPONSIBILITIES)
