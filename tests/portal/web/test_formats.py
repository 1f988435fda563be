"""Days, moments, numbers and shares, as Vietnamese readers write them."""

from datetime import UTC, date, datetime

import pytest

from services.portal.web import formats


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (date(2024, 3, 5), "05/3/2024"),
        (date(2024, 1, 15), "15/01/2024"),
        (date(2024, 2, 9), "09/02/2024"),
        (date(2024, 12, 31), "31/12/2024"),
        ("2020-03-05", "05/3/2020"),
        (None, ""),
    ],
)
def test_a_day_is_written_as_offices_write_it(given: date | str | None, written: str) -> None:
    assert formats.day(given) == written


def test_a_moment_is_written_in_local_time() -> None:
    assert formats.moment(datetime(2020, 3, 5, 18, 30, tzinfo=UTC)) == "06/3/2020 lúc 01:30"
    assert formats.moment("2020-03-05T07:05:00Z") == "05/3/2020 lúc 14:05"


@pytest.mark.parametrize(("given", "written"), [(0, "0"), (999, "999"), (13293, "13.293")])
def test_a_number_has_points_between_thousands(given: int, written: str) -> None:
    assert formats.number(given) == written


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (0.0, "0 %"),
        (0.979, "97,9 %"),
        (0.5, "50 %"),
        (1.0, "100 %"),
        (0.9999, "99,9 %"),
        (0.0001, "0,1 %"),
    ],
)
def test_a_share_is_never_rounded_up_to_all_nor_down_to_nothing(given: float, written: str) -> None:
    assert formats.share(given) == written


@pytest.mark.parametrize("text", ["2024-03-05", "5/3/2024", "05/03/2024", " 05/3/2024 "])
def test_a_day_is_read_as_browsers_and_as_people_write_it(text: str) -> None:
    assert formats.read_day(text) == date(2024, 3, 5)


@pytest.mark.parametrize("text", ["", "30/2/2024", "2024-13-01", "5.3.2024", "hôm qua", "٥/٣/٢٠٢٤"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        formats.read_day(text)


def test_a_local_moment_is_read_into_utc_and_written_back_into_its_field() -> None:
    read = formats.read_moment("2020-03-05T14:05")

    assert read == datetime(2020, 3, 5, 7, 5, tzinfo=UTC)
    assert formats.moment_field(read) == "2020-03-05T14:05"
    assert formats.moment_field(None) == ""


def test_a_moment_with_its_offset_keeps_it() -> None:
    assert formats.read_moment("2020-03-05T07:05+00:00") == datetime(2020, 3, 5, 7, 5, tzinfo=UTC)


@pytest.mark.parametrize("given", ["2024-03", "2024-03-05", date(2024, 3, 5)])
def test_a_month_is_named_by_any_day_of_it(given: date | str) -> None:
    assert formats.month(given) == "tháng 3/2024"


def test_no_month_is_written_as_nothing() -> None:
    assert formats.month(None) == ""


@pytest.mark.parametrize("typed", ["2024-03", "3/2024", " 03/2024 "])
def test_a_month_is_read_as_it_is_typed_or_chosen(typed: str) -> None:
    assert formats.read_month(typed) == "2024-03"


@pytest.mark.parametrize("typed", ["2024", "13/2024", "0/2024", "tháng ba", "3/24"])
def test_what_is_no_month_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        formats.read_month(typed)
