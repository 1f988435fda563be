"""The moved working days of a year: decided, and decided again."""

from datetime import date

import pytest

from kernel.text import TextIsBlank
from services.petition.domain.working_year import errors
from services.petition.domain.working_year.working_year import WorkingYear, working_year_id
from tests.services.petition.domain.places import happened

OFF = date(2019, 4, 29)
WORKED = date(2019, 5, 4)
NOTICE = "Thông báo hoán đổi ngày làm việc"


def decided() -> WorkingYear:
    working_year = WorkingYear.decide(2019, [OFF], [WORKED], NOTICE)
    working_year.collect_events()
    return working_year


def test_a_year_is_decided_under_its_own_id() -> None:
    working_year = WorkingYear.decide(2019, [OFF, date(2019, 2, 4)], [WORKED], NOTICE)

    assert working_year.id == working_year_id(2019) != working_year_id(2020)
    assert happened(working_year) == [
        (
            "WorkingYearDecided",
            {
                "year": 2019,
                "days_off": [date(2019, 2, 4), OFF],
                "days_worked": [WORKED],
                "document": NOTICE,
            },
        )
    ]


def test_a_later_decision_replaces_the_earlier_one() -> None:
    working_year = decided()

    working_year.decide_again([], [], "Thông báo bãi bỏ")

    assert happened(working_year) == [
        (
            "WorkingYearDecidedAgain",
            {"year": 2019, "days_off": [], "days_worked": [], "document": "Thông báo bãi bỏ"},
        )
    ]
    assert (working_year.days_off, working_year.days_worked) == (frozenset(), frozenset())


@pytest.mark.parametrize("year", [1929, 2200])
def test_a_year_is_no_slip_of_the_pen(year: int) -> None:
    with pytest.raises(errors.YearOutOfRange):
        WorkingYear.decide(year, [], [], NOTICE)


@pytest.mark.parametrize("field", ["days_off", "days_worked"])
def test_a_day_is_one_of_the_year(field: str) -> None:
    days = {"days_off": [OFF], "days_worked": [WORKED]} | {field: [date(2020, 1, 1)]}
    with pytest.raises(errors.DayOfAnotherYear) as refused:
        decided().decide_again(**days, document=NOTICE)
    assert refused.value.field == field


@pytest.mark.parametrize("field", ["days_off", "days_worked"])
def test_a_day_is_named_once(field: str) -> None:
    days: dict[str, list[date]] = {"days_off": [], "days_worked": [], field: [OFF, OFF]}
    with pytest.raises(errors.DayTwice) as refused:
        WorkingYear.decide(2019, **days, document=NOTICE)
    assert refused.value.field == field


def test_a_day_is_not_both_off_and_worked() -> None:
    with pytest.raises(errors.DayOffAndWorked):
        WorkingYear.decide(2019, [OFF], [OFF], NOTICE)


def test_a_decision_cites_its_document() -> None:
    with pytest.raises(TextIsBlank) as refused:
        WorkingYear.decide(2019, [], [], " ")
    assert refused.value.field == "document"
