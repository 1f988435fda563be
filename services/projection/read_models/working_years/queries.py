"""A year's days, asked: what the calendar knows, and what was decided otherwise."""

from datetime import date
from typing import Final

import holidays

from contracts.read.rules import Holiday, WorkingYear, YearDecision
from services.projection.read_database import ReadDatabase, TimeScope

# A later decision replaces the one before, with all of its days.
_DECISION: Final = """
    SELECT w.working_year_id, w.document, w.event_id, w.recorded_at,
           ARRAY(SELECT d.day FROM working_year_day d
                 WHERE (d.working_year_id, d.version) = (w.working_year_id, w.version)
                   AND NOT d.worked ORDER BY d.day) AS days_off,
           ARRAY(SELECT d.day FROM working_year_day d
                 WHERE (d.working_year_id, d.version) = (w.working_year_id, w.version)
                   AND d.worked ORDER BY d.day) AS days_worked
    FROM working_year w WHERE w.year = %(year)s ORDER BY w.version DESC LIMIT 1
"""


def year(database: ReadDatabase, asked: int, when: TimeScope) -> WorkingYear:
    """The public holidays and the moved working days of the year, and the ``decision`` in force.

    ``holidays`` and ``moved`` are what the calendar of Vietnam knows: by the same library the
    petition service counts its clocks. It knows no holidays of a year that is too far away.
    ``decision`` is None where nothing was decided; what it says goes before what the calendar does.
    """
    calendar = holidays.country_holidays("VN", years=asked, expand=False, language="vi")
    return WorkingYear(
        year=asked,
        holidays=[Holiday(day=day, name=calendar[day]) for day in sorted(calendar)],
        moved=sorted(_of(asked, calendar.weekend_workdays)),
        decision=database.first(_DECISION, {"year": asked}, YearDecision, when.as_of),
    )


def _of(asked: int, days: set[date]) -> list[date]:
    """The library gives some days of other years too."""
    return [day for day in days if day.year == asked]
