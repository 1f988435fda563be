"""The day is the one in Vietnam, whatever the zone of the moment it is told by."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from chassis.clock import LOCAL, FixedClock, SystemClock, local_day

IN_NEW_YORK = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 15, 16, 59, 59, 999_999, tzinfo=UTC), date(2026, 1, 15)),
        (datetime(2026, 1, 15, 17, tzinfo=UTC), date(2026, 1, 16)),
        (datetime(2025, 12, 31, 17, tzinfo=UTC), date(2026, 1, 1)),
        (datetime(2024, 2, 28, 17, tzinfo=UTC), date(2024, 2, 29)),
        (datetime(2026, 1, 15, 0, tzinfo=LOCAL), date(2026, 1, 15)),
        (datetime(2026, 1, 15, 12, tzinfo=IN_NEW_YORK), date(2026, 1, 16)),
    ],
    ids=str,
)
def test_the_day_begins_at_midnight_in_vietnam(moment: datetime, day: date) -> None:
    assert local_day(moment) == day
    assert FixedClock(moment).today() == day


def test_a_fixed_clock_stands_until_it_is_set() -> None:
    clock = FixedClock(datetime(2026, 1, 15, 18, tzinfo=UTC))
    assert clock.now() == clock.now() == datetime(2026, 1, 15, 18, tzinfo=UTC)

    clock.set(datetime(2026, 2, 1, 0, tzinfo=LOCAL))

    assert clock.now() == datetime(2026, 1, 31, 17, tzinfo=UTC)
    assert clock.now().tzinfo is UTC
    assert clock.today() == date(2026, 2, 1)


def test_the_machines_clock_tells_the_moment_in_utc_and_the_day_that_goes_with_it() -> None:
    clock = SystemClock()

    before, day, after = clock.now(), clock.today(), clock.now()

    assert before.tzinfo is after.tzinfo is UTC
    assert before <= after
    assert local_day(before) <= day <= local_day(after)
