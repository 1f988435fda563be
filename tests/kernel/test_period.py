"""Days in a row, both ends included."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from kernel.errors import NothingCorrected, RuleBroken
from kernel.period import (
    EARLIEST,
    LATEST,
    AlreadyEnded,
    EndsBeforeItStarts,
    EndsLaterThanAgreed,
    NeverEnded,
    Period,
)

JANUARY = Period(date(2020, 1, 1), date(2020, 1, 31))
FROM_JANUARY = Period(date(2020, 1, 1))
ENDED = date(2020, 1, 20)

DAYS = st.dates(EARLIEST, LATEST)
PERIODS = st.builds(
    lambda first, length: Period(
        first, None if length is None else min(LATEST, first + timedelta(days=length))
    ),
    DAYS,
    st.none() | st.integers(0, 2_000),
)


@pytest.mark.parametrize(
    ("other", "overlap"),
    [
        (Period(date(2020, 1, 31), None), True),
        (Period(date(2020, 2, 1), None), False),
        (Period(date(2019, 1, 1), date(2020, 1, 1)), True),
        (Period(date(2019, 1, 1), date(2019, 12, 31)), False),
        (Period(date(2019, 1, 1), None), True),
        (Period(date(2020, 1, 10), date(2020, 1, 10)), True),
    ],
)
def test_two_periods_overlap_when_they_share_a_day(other: Period, overlap: bool) -> None:  # noqa: FBT001
    assert JANUARY.overlaps(other) is overlap
    assert other.overlaps(JANUARY) is overlap


@given(one=PERIODS, other=PERIODS)
def test_an_overlap_begins_on_the_later_first_day(one: Period, other: Period) -> None:
    later = max(one.starts_on, other.starts_on)
    assert one.overlaps(other) == (one.covers(later) and other.covers(later))


def test_a_period_of_one_day_is_a_period() -> None:
    day = date(2020, 1, 1)
    assert Period.checked(day, day).covers(day)


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(EndsBeforeItStarts) as refused:
        Period.checked(date(2020, 1, 2), date(2020, 1, 1))
    assert refused.value.field == "ends_on"


@given(period=PERIODS, last_day=DAYS, day=DAYS)
def test_until_a_day_a_period_covers_what_it_covered_before(
    period: Period, last_day: date, day: date
) -> None:
    assert period.until(last_day).covers(day) == (period.covers(day) and day <= last_day)


def test_a_last_day_agreed_at_the_start_can_still_come_on_that_day_or_earlier() -> None:
    JANUARY.check_end(date(2020, 1, 31), ended=False)
    JANUARY.check_end(date(2020, 1, 1), ended=False)


@pytest.mark.parametrize(
    ("ends_on", "ended", "refusal"),
    [
        (date(2019, 12, 31), False, EndsBeforeItStarts),
        (date(2020, 2, 1), False, EndsLaterThanAgreed),
        (date(2020, 1, 15), True, AlreadyEnded),
    ],
)
def test_an_end_that_does_not_fit_is_refused(
    ends_on: date,
    ended: bool,  # noqa: FBT001
    refusal: type[RuleBroken],
) -> None:
    with pytest.raises(refusal) as refused:
        JANUARY.check_end(ends_on, ended=ended, field="last_day")
    assert refused.value.field == "last_day"


@pytest.mark.parametrize(
    ("agreed", "ends_on", "truly"),
    [
        (FROM_JANUARY, date(2020, 3, 1), Period(date(2020, 1, 1), date(2020, 3, 1))),
        (JANUARY, date(2020, 1, 31), JANUARY),
        (JANUARY, date(2020, 1, 1), Period(date(2020, 1, 1), date(2020, 1, 1))),
        (FROM_JANUARY, None, FROM_JANUARY),
        (JANUARY, None, JANUARY),
    ],
)
def test_an_end_recorded_wrongly_can_be_corrected(
    agreed: Period, ends_on: date | None, truly: Period
) -> None:
    assert agreed.with_end_corrected(ends_on, ended_on=ENDED) == truly


@pytest.mark.parametrize(
    ("ended_on", "ends_on", "refusal"),
    [
        (None, ENDED, NeverEnded),
        (None, None, NeverEnded),
        (ENDED, ENDED, NothingCorrected),
        (ENDED, date(2019, 12, 31), EndsBeforeItStarts),
        (ENDED, date(2020, 2, 1), EndsLaterThanAgreed),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(
    ended_on: date | None, ends_on: date | None, refusal: type[RuleBroken]
) -> None:
    with pytest.raises(refusal) as refused:
        JANUARY.with_end_corrected(ends_on, ended_on=ended_on)
    assert refused.value.field == "ends_on"
