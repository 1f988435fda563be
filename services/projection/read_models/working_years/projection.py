"""From the petition service's decisions to the days that they moved."""

from collections.abc import Iterable
from datetime import date, datetime
from importlib.resources import files
from typing import Final, NamedTuple
from uuid import UUID

from chassis.projection.fold import Fold
from chassis.projection.rows import put
from contracts.envelope import Envelope
from contracts.petition.rules import WorkingYearDecided


class WorkingYear(NamedTuple):
    """A decision about a year."""

    working_year_id: UUID
    version: int
    year: int
    document: str
    event_id: str
    recorded_at: datetime


class WorkingYearDay(NamedTuple):
    """A day that a decision moved: worked from now on, or off."""

    working_year_id: UUID
    version: int
    day: date
    worked: bool
    recorded_at: datetime


def _days(event: WorkingYearDecided, envelope: Envelope) -> Iterable[WorkingYearDay]:
    for worked, days in ((False, event.days_off), (True, event.days_worked)):
        for day in days:
            yield WorkingYearDay(
                event.working_year_id, envelope.version, day, worked, envelope.time
            )


WORKING_YEARS: Final = Fold(
    name="working_years",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    tables={"working_year": WorkingYear, "working_year_day": WorkingYearDay},
    handlers={WorkingYearDecided: (put(WorkingYear), _days)},
)
