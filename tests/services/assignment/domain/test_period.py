"""Days in a row."""

from datetime import date

import pytest

from services.assignment.domain import errors
from services.assignment.domain.period import Period

JANUARY = Period(date(2020, 1, 1), date(2020, 1, 31))


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


def test_a_period_of_one_day_is_a_period() -> None:
    day = date(2020, 1, 1)
    assert Period.checked(day, day).covers(day)


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(errors.EndsBeforeItStarts) as refused:
        Period.checked(date(2020, 1, 2), date(2020, 1, 1))
    assert refused.value.field == "ends_on"


def test_a_last_day_agreed_at_the_start_can_still_come_on_that_day_or_earlier() -> None:
    JANUARY.check_end(date(2020, 1, 31), ended=False)
    JANUARY.check_end(date(2020, 1, 1), ended=False)


@pytest.mark.parametrize(
    ("ends_on", "ended", "refusal"),
    [
        (date(2019, 12, 31), False, errors.EndsBeforeItStarts),
        (date(2020, 2, 1), False, errors.EndsLaterThanAgreed),
        (date(2020, 1, 15), True, errors.AlreadyEnded),
    ],
)
def test_an_end_that_does_not_fit_is_refused(
    ends_on: date,
    ended: bool,  # noqa: FBT001
    refusal: type[errors.RuleBroken],
) -> None:
    with pytest.raises(refusal):
        JANUARY.check_end(ends_on, ended=ended)
