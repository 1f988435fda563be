"""Working days against calendars of past years, and days that were moved.

Tết and the public holidays are those that the government announced for the year.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from services.petition.adapters.working_days import VietnameseWorkingDays

CALENDAR = VietnameseWorkingDays()

DAYS = st.dates(date(2006, 1, 1), date(2026, 12, 31))
COUNTS = st.integers(0, 60)


def off(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2006, 1, 28), date(2006, 2, 2)),
        (date(2007, 2, 16), date(2007, 2, 21)),
        (date(2008, 2, 6), date(2008, 2, 11)),
        (date(2013, 2, 9), date(2013, 2, 15)),
        (date(2019, 2, 4), date(2019, 2, 8)),
        (date(2020, 1, 23), date(2020, 1, 29)),
        (date(2021, 2, 10), date(2021, 2, 16)),
        (date(2022, 1, 31), date(2022, 2, 4)),
        (date(2023, 1, 20), date(2023, 1, 26)),
        (date(2024, 2, 8), date(2024, 2, 14)),
        (date(2025, 1, 27), date(2025, 1, 31)),
        (date(2026, 2, 16), date(2026, 2, 20)),
    ],
)
def test_nobody_works_at_tet(first: date, last: date) -> None:
    assert [day for day in off(first, last) if CALENDAR.is_worked(day)] == []


@pytest.mark.parametrize(
    ("last_before", "first_after"),
    [
        (date(2006, 1, 27), date(2006, 2, 3)),
        (date(2019, 2, 1), date(2019, 2, 11)),
        (date(2020, 1, 22), date(2020, 1, 30)),
        (date(2024, 2, 7), date(2024, 2, 15)),
        (date(2025, 1, 24), date(2025, 2, 3)),
        (date(2026, 2, 13), date(2026, 2, 23)),
    ],
)
def test_the_first_working_day_after_tet(last_before: date, first_after: date) -> None:
    assert CALENDAR.is_worked(last_before)
    assert CALENDAR.after(last_before, 1) == first_after
    assert CALENDAR.before(first_after, 1) == last_before


@pytest.mark.parametrize("year", range(2006, 2027))
def test_every_year_has_its_fixed_holidays(year: int) -> None:
    for month, day in ((1, 1), (4, 30), (5, 1), (9, 2)):
        assert not CALENDAR.is_worked(date(year, month, day))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2007, 4, 26), "the Hùng kings are remembered by the lunar calendar since 2007"),
        (date(2019, 4, 15), "a holiday on a Sunday is made up for on Monday"),
        (date(2021, 9, 3), "National Day has two days since 2021"),
        (date(2024, 9, 3), "National Day has two days since 2021"),
        (date(2024, 4, 29), "moved to Saturday 4 May"),
        (date(2025, 5, 2), "moved to Saturday 26 April"),
    ],
)
def test_days_off(day: date, why: str) -> None:
    assert not CALENDAR.is_worked(day), why


def test_the_library_knows_both_ends_of_a_day_that_was_moved_for_everybody() -> None:
    assert CALENDAR.is_worked(date(2024, 5, 4))
    assert CALENDAR.is_worked(date(2019, 1, 5))
    assert not CALENDAR.is_worked(date(2018, 12, 31))


def test_in_2006_nobody_was_off_for_the_hung_kings() -> None:
    assert CALENDAR.is_worked(date(2006, 4, 7))


def test_ten_working_days() -> None:
    assert CALENDAR.after(date(2024, 3, 11), 10) == date(2024, 3, 25)
    assert CALENDAR.after(date(2024, 2, 5), 10) == date(2024, 2, 26)


def test_what_was_decided_of_a_year_comes_before_the_library() -> None:
    monday, saturday = date(2024, 3, 11), date(2024, 3, 16)
    decided = VietnameseWorkingDays(days_off=[monday], days_worked=[saturday, date(2024, 5, 1)])

    assert not decided.is_worked(monday)
    assert decided.is_worked(saturday)
    assert decided.is_worked(date(2024, 5, 1))
    assert decided.after(date(2024, 3, 15), 2) == date(2024, 3, 18)
    assert CALENDAR.is_worked(monday)


@given(DAYS, COUNTS)
def test_counting_back_what_was_counted(day: date, count: int) -> None:
    later = CALENDAR.after(day, count)
    assert CALENDAR.between(day, later) == count
    earlier = CALENDAR.before(day, count)
    assert CALENDAR.between(earlier - timedelta(days=1), day - timedelta(days=1)) == count


@given(DAYS, COUNTS)
def test_no_working_days_lie_backwards(day: date, back: int) -> None:
    assert CALENDAR.between(day, day - timedelta(days=back)) == 0


@given(DAYS, COUNTS, COUNTS)
def test_days_added_one_after_another_are_days_added_at_once(
    day: date, first: int, second: int
) -> None:
    assert CALENDAR.after(CALENDAR.after(day, first), second) == CALENDAR.after(day, first + second)
