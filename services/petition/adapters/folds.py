"""What the service follows: others' events, as rows of its own tables.

A command is authorised, and its facts are looked up, by what has arrived here: whoever needs a post
or a grant in the next command waits for its position (``Wait-For``).
"""

from datetime import date
from importlib.resources import files
from typing import Final, NamedTuple
from uuid import UUID

from chassis.directory.folds import DIRECTORY
from chassis.projection.fold import Fold
from chassis.projection.rows import Field, put
from contracts.attendance import (
    MatterCorrected,
    MatterRecorded,
    MatterRevoked,
    MeetingCorrected,
    MeetingHeld,
    MeetingHoldingRevoked,
    MeetingMoved,
    MeetingScheduled,
    OpinionRecorded,
)
from services.petition.adapters.deadline_index import DEADLINES
from services.petition.adapters.petition_index import PETITION_INDEX


class MeetingKnown(NamedTuple):
    """A meeting, of this organization."""

    meeting_id: UUID
    version: int
    organization_id: UUID


class MeetingDay(NamedTuple):
    """The planned day, or the day on which it was held, whichever was said last."""

    meeting_id: UUID
    version: int
    day: date


class OpinionKnown(NamedTuple):
    """An opinion, raised in this meeting."""

    opinion_id: UUID
    version: int
    meeting_id: UUID


class MatterKnown(NamedTuple):
    """A matter, found in this organization."""

    matter_id: UUID
    version: int
    organization_id: UUID


class MatterDay(NamedTuple):
    """The day on which a matter was found, as it was said last."""

    matter_id: UUID
    version: int
    day: date


class MatterGone(NamedTuple):
    """A matter that was revoked."""

    matter_id: UUID
    version: int


_PLANNED: Final = put(MeetingDay, day=Field("planned_on"))
_HELD: Final = put(MeetingDay, day=Field("held_on"))
_FOUND: Final = put(MatterDay, day=Field("found_on"))

ORIGINS: Final = Fold(
    name="origins",
    ddl=files(__package__).joinpath("origins.sql").read_text("utf-8"),
    tables={
        "meeting_known": MeetingKnown,
        "meeting_day": MeetingDay,
        "opinion_known": OpinionKnown,
        "matter_known": MatterKnown,
        "matter_day": MatterDay,
        "matter_revoked": MatterGone,
    },
    handlers={
        MeetingScheduled: (put(MeetingKnown), _PLANNED),
        MeetingMoved: _PLANNED,
        MeetingHeld: _HELD,
        MeetingCorrected: _HELD,
        MeetingHoldingRevoked: _PLANNED,
        OpinionRecorded: put(OpinionKnown),
        MatterRecorded: (put(MatterKnown), _FOUND),
        MatterCorrected: _FOUND,
        MatterRevoked: put(MatterGone),
    },
)
"""The opinions and matters that a petition may grow from."""

FOLDS: Final[tuple[Fold, ...]] = (*DIRECTORY, ORIGINS, PETITION_INDEX, DEADLINES)
