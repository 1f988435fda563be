"""What the service follows: others' events, as rows of its own tables.

An order is authorised, and its facts are looked up, by what has arrived here: whoever needs a post
or a grant in the next order waits for its position (``Wait-For``).
"""

from importlib.resources import files
from typing import Final

from chassis.directory.folds import DIRECTORY
from chassis.projection.fold import EventRows, Fold
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

_ROWS: Final = EventRows(
    {
        "meeting_known": ("meeting_id", "version", "organization_id"),
        "meeting_day": ("meeting_id", "version", "day"),
        "opinion_known": ("opinion_id", "version", "meeting_id"),
        "matter_known": ("matter_id", "version", "organization_id"),
        "matter_day": ("matter_id", "version", "day"),
        "matter_revoked": ("matter_id", "version"),
    }
)

ORIGINS: Final = Fold(
    name="origins",
    ddl=files(__package__).joinpath("origins.sql").read_text("utf-8"),
    columns=_ROWS.columns,
    handlers={
        MeetingScheduled: _ROWS.into("meeting_known", "meeting_day", day="planned_on"),
        MeetingMoved: _ROWS.into("meeting_day", day="planned_on"),
        MeetingHeld: _ROWS.into("meeting_day", day="held_on"),
        MeetingCorrected: _ROWS.into("meeting_day", day="held_on"),
        MeetingHoldingRevoked: _ROWS.into("meeting_day", day="planned_on"),
        OpinionRecorded: _ROWS.into("opinion_known"),
        MatterRecorded: _ROWS.into("matter_known", "matter_day", day="found_on"),
        MatterCorrected: _ROWS.into("matter_day", day="found_on"),
        MatterRevoked: _ROWS.into("matter_revoked"),
    },
)
"""The opinions and matters that a petition may grow from."""

FOLDS: Final[tuple[Fold, ...]] = (*DIRECTORY, ORIGINS, PETITION_INDEX, DEADLINES)
