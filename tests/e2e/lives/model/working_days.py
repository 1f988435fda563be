"""Which days of the lives are worked: the public holidays as they were announced, typed in."""

from datetime import date, timedelta

_A_DAY = timedelta(days=1)

HOLIDAYS = {
    *(date(2024, 1, 1), date(2025, 1, 1)),
    *(date(2024, 2, day) for day in (8, 9, 12, 13, 14)),
    *(date(2024, 4, 18), date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)),
    *(date(2024, 9, 2), date(2024, 9, 3)),
    *(date(2025, 1, day) for day in range(27, 32)),
}
SATURDAYS_WORKED = {date(2024, 5, 4)}
"""For the Monday before the thirtieth of April."""

DECIDED_OFF, DECIDED_WORKED = date(2024, 3, 15), date(2024, 3, 16)
"""Moved by a decision that is entered before the lives begin: a Friday for a Saturday."""


def is_worked(day: date) -> bool:
    if day in SATURDAYS_WORKED | {DECIDED_WORKED}:
        return True
    return day.weekday() < 5 and day not in HOLIDAYS | {DECIDED_OFF}


def moved(day: date, working_days: int) -> date:
    """So many working days later, or earlier where the number is below zero."""
    step = _A_DAY if working_days > 0 else -_A_DAY
    left = abs(working_days)
    while left:
        day += step
        left -= is_worked(day)
    return day


def between(first: date, last: date) -> int:
    """How many working days come after the first day, up to the last."""
    return sum(is_worked(first + n * _A_DAY) for n in range(1, (last - first).days + 1))
