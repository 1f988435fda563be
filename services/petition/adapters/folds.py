"""What the service follows: others' events, as rows of its own tables.

An order is authorised, and its facts are looked up, by what has arrived here: whoever needs a post
or a grant in the next order waits for its position (``Wait-For``).
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


class _MeetingKnown(NamedTuple):
    meeting_id: UUID
    version: int
    organization_id: UUID


class _MeetingDay(NamedTuple):
    meeting_id: UUID
    version: int
    day: date


class _OpinionKnown(NamedTuple):
    opinion_id: UUID
    version: int
    meeting_id: UUID


class _MatterKnown(NamedTuple):
    matter_id: UUID
    version: int
    organization_id: UUID


class _MatterDay(NamedTuple):
    matter_id: UUID
    version: int
    day: date


class _MatterRevoked(NamedTuple):
    matter_id: UUID
    version: int


_PLANNED: Final = put(_MeetingDay, day=Field("planned_on"))
_HELD: Final = put(_MeetingDay, day=Field("held_on"))
_FOUND: Final = put(_MatterDay, day=Field("found_on"))

ORIGINS: Final = Fold(
    name="origins",
    ddl=files(__package__).joinpath("origins.sql").read_text("utf-8"),
    tables={
        "meeting_known": _MeetingKnown,
        "meeting_day": _MeetingDay,
        "opinion_known": _OpinionKnown,
        "matter_known": _MatterKnown,
        "matter_day": _MatterDay,
        "matter_revoked": _MatterRevoked,
    },
    handlers={
        MeetingScheduled: (put(_MeetingKnown), _PLANNED),
        MeetingMoved: _PLANNED,
        MeetingHeld: _HELD,
        MeetingCorrected: _HELD,
        MeetingHoldingRevoked: _PLANNED,
        OpinionRecorded: put(_OpinionKnown),
        MatterRecorded: (put(_MatterKnown), _FOUND),
        MatterCorrected: _FOUND,
        MatterRevoked: put(_MatterRevoked),
    },
)
"""The opinions and matters that a petition may grow from."""

FOLDS: Final[tuple[Fold, ...]] = (*DIRECTORY, ORIGINS, PETITION_INDEX, DEADLINES)
