"""Vietnamese working days: the library's public holidays, and what was decided otherwise."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache

import holidays

_A_DAY = timedelta(days=1)


class VietnameseWorkingDays:
    """Monday to Friday but for public holidays, Tết and the days off given in their place.

    The library knows the working days that the government moved for everybody; what it does not
    know, or what was decided otherwise, is given here: ``days_off`` are not worked, ``days_worked``
    are.
    """

    def __init__(self, days_off: Collection[date] = (), days_worked: Collection[date] = ()) -> None:
        self._days_off = frozenset(days_off)
        self._days_worked = frozenset(days_worked)

    def is_worked(self, day: date) -> bool:
        """Whether offices are open on this day."""
        if day in self._days_worked:
            return True
        return day not in self._days_off and bool(_of_year(day.year).is_working_day(day))

    def after(self, day: date, count: int) -> date:
        """The ``count``-th working day after the day; the day itself for none."""
        return self._walk(day, count, _A_DAY)

    def before(self, day: date, count: int) -> date:
        """The ``count``-th working day before the day; the day itself for none."""
        return self._walk(day, count, -_A_DAY)

    def between(self, first: date, last: date) -> int:
        """How many working days lie after the first day up to the last; none when it is earlier."""
        length = (last - first).days
        return sum(self.is_worked(first + n * _A_DAY) for n in range(1, length + 1))

    def _walk(self, day: date, count: int, step: timedelta) -> date:
        while count > 0:
            day += step
            count -= self.is_worked(day)
        return day


@cache
def _of_year(year: int) -> holidays.HolidayBase:
    # One object for all years would be filled year by year while other threads read it.
    return holidays.country_holidays("VN", years=year, expand=False)
