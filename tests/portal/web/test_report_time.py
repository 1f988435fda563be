"""The year, the day and the state of knowledge that a page asks about."""

from datetime import UTC, date, datetime

from services.portal.web.report_time import ReportTime

TODAY = date(2020, 11, 15)


def test_nothing_chosen_asks_about_this_year_until_today() -> None:
    question = ReportTime.read({}, TODAY)

    assert question.parameters() == {"year": "2020"}
    assert question.says() == "Năm 2020, tính đến hôm nay, 15/11/2020"


def test_a_day_that_was_chosen_brings_its_year() -> None:
    assert ReportTime.read({"on": "2019-06-30"}, TODAY).year == 2019


def test_everything_chosen_is_asked_said_and_carried_on() -> None:
    question = ReportTime.read(
        {"year": "2019", "on": "30/6/2019", "as_of": "2019-07-01T08:00", "tree_on": "2020-01-01"},
        TODAY,
    )

    assert question.as_of == datetime(2019, 7, 1, 1, 0, tzinfo=UTC)
    assert question.parameters(level="district", status=[]) == {
        "year": "2019",
        "on": "2019-06-30",
        "as_of": "2019-07-01T01:00:00+00:00",
        "tree_on": "2020-01-01",
        "level": "district",
    }
    assert ReportTime.read(question.address(), TODAY).parameters() == question.parameters()
    assert question.says() == (
        "Năm 2019, tính đến hết 30/6/2019, theo tổ chức của ngày 01/01/2020,"
        " theo những gì đã ghi đến 01/7/2019 lúc 08:00"
    )


def test_what_knows_no_year_is_asked_without_it() -> None:
    assert ReportTime.read({"year": "2019"}, TODAY).times() == {}


def test_what_cannot_be_asked_is_not_asked_and_told() -> None:
    question = ReportTime.read({"year": "1900", "on": "x"}, TODAY)

    assert question.parameters() == {"year": "2020"}
    assert set(question.typed.errors) == {"year", "on"}


def test_a_year_that_was_chosen_can_be_chosen_again() -> None:
    years = [year for year, _ in ReportTime.read({"year": "1975"}, TODAY).years()]

    assert years[0] == 2020
    assert years[-1] == 1975
