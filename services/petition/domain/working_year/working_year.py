"""The moved working days of one year, as they were decided."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final, Self
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import Aggregate

from kernel import text
from services.petition.domain.working_year import errors, events

YEARS: Final = range(1930, 2200)


def working_year_id(year: int) -> UUID:
    """The id of the year: each has one, so two cannot decide it side by side."""
    return uuid5(NAMESPACE_URL, f"sausat/petition/working-year/{year}")


class WorkingYear(Aggregate):
    """Days that differ from the calendar; a later decision replaces an earlier one."""

    TOPIC = "petition.WorkingYear"
    Event = events.WorkingYearEvent
    Created = events.WorkingYearDecided

    def __init__(self, *, year: int, days_off: list[date], days_worked: list[date]) -> None:
        self.year = year
        self.days_off = frozenset(days_off)
        self.days_worked = frozenset(days_worked)

    @classmethod
    def decide(
        cls, year: int, days_off: Collection[date], days_worked: Collection[date], document: str
    ) -> Self:
        """``days_off`` are free, ``days_worked`` are worked, whatever the calendar says.

        Raises the text errors, YearOutOfRange, DayOfAnotherYear, DayTwice or DayOffAndWorked.
        """
        _check(year, days_off, days_worked)
        return cls._create(
            events.WorkingYearDecided,
            id=working_year_id(year),
            year=year,
            days_off=sorted(days_off),
            days_worked=sorted(days_worked),
            document=_cited(document),
        )

    def decide_again(
        self, days_off: Collection[date], days_worked: Collection[date], document: str
    ) -> None:
        """In place of what was decided before. Raises what ``decide`` raises."""
        _check(self.year, days_off, days_worked)
        self.trigger_event(
            events.WorkingYearDecidedAgain,
            year=self.year,
            days_off=sorted(days_off),
            days_worked=sorted(days_worked),
            document=_cited(document),
        )


def _check(year: int, days_off: Collection[date], days_worked: Collection[date]) -> None:
    if year not in YEARS:
        raise errors.YearOutOfRange
    _check_days(year, list(days_off), "days_off")
    _check_days(year, list(days_worked), "days_worked")
    if set(days_off) & set(days_worked):
        raise errors.DayOffAndWorked


def _check_days(year: int, days: Sequence[date], field: str) -> None:
    if any(day.year != year for day in days):
        raise errors.DayOfAnotherYear(field)
    if len(set(days)) < len(days):
        raise errors.DayTwice(field)


def _cited(document: str) -> str:
    return text.line(document, field="document", at_most=500)
