"""Regulations: adopted and repealed."""

from collections.abc import Mapping
from datetime import date

import pytest

from kernel.period import AlreadyEnded, EndsBeforeItStarts, EndsLaterThanAgreed
from kernel.text import TextIsBlank
from kernel.vocabulary import Level
from services.assignment.domain.regulation import errors
from services.assignment.domain.regulation.regulation import Regulation
from tests.services.assignment.domain import examples


def adopt(
    minimums: Mapping[Level, int],
    *,
    ends_on: date | None = None,
    number: str = "1764-QĐ/TU",
) -> Regulation:
    return Regulation.adopt(
        examples.REGULATION,
        number=number,
        title="Quy định dự sinh hoạt chi bộ",
        scope_id=examples.PROVINCE,
        starts_on=date(2019, 5, 29),
        ends_on=ends_on,
        minimums=minimums,
    )


def test_a_regulation_sets_minimums_by_level() -> None:
    regulation = adopt({"province": 1, "district": 2, "commune": 4}, number="1764 – QĐ/TU")

    assert regulation.number == "1764-QĐ/TU"
    assert regulation.minimums == {"province": 1, "district": 2, "commune": 4}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("1764 qđ/tu", "1764-QĐ/TU"),
        ("Số 9-ctr/tu", "09-CTr/TU"),
        ("Nghị quyết 77", "Nghị quyết 77"),
    ],
)
def test_its_number_is_printed_as_the_decrees_do_or_kept_as_typed(written: str, kept: str) -> None:
    assert adopt({"commune": 4}, number=written).number == kept


def test_a_reason_may_have_several_lines() -> None:
    regulation = adopt({"commune": 4})
    regulation.repeal(ends_on=date(2025, 6, 30), reason="Bỏ cấp huyện;\r\nchờ quy định mới")

    assert getattr(regulation.pending_events[-1], "reason", "") == "Bỏ cấp huyện;\nchờ quy định mới"


def test_a_level_may_be_said_to_owe_nothing() -> None:
    assert adopt({"commune": 0}).minimums == {"commune": 0}


def test_a_regulation_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(EndsBeforeItStarts):
        adopt({"district": 2}, ends_on=date(2019, 5, 28))


def test_a_regulation_without_any_minimum_is_refused() -> None:
    with pytest.raises(errors.NoMinimum):
        adopt({})


@pytest.mark.parametrize("minimum", [-1, 367])
def test_a_minimum_that_no_year_can_hold_is_refused(minimum: int) -> None:
    with pytest.raises(errors.MinimumOutOfRange) as refused:
        adopt({"province": 1, "district": minimum})
    assert refused.value.field == "minimums"


def test_a_regulation_without_a_number_is_refused() -> None:
    with pytest.raises(TextIsBlank):
        adopt({"district": 2}, number=" ")


def test_a_repealed_regulation_is_in_force_on_its_last_day() -> None:
    regulation = examples.regulation()

    regulation.repeal(ends_on=date(2025, 6, 30), reason="Bỏ cấp huyện")

    assert regulation.period.covers(date(2025, 6, 30))
    assert not regulation.period.covers(date(2025, 7, 1))


def test_repealing_twice_is_refused() -> None:
    regulation = examples.regulation()
    regulation.repeal(ends_on=date(2025, 6, 30), reason="Bỏ cấp huyện")

    with pytest.raises(AlreadyEnded):
        regulation.repeal(ends_on=date(2025, 6, 30), reason="Bỏ cấp huyện")


def test_repealing_before_it_began_is_refused() -> None:
    with pytest.raises(EndsBeforeItStarts):
        examples.regulation().repeal(ends_on=date(2019, 5, 28), reason="Nhầm")


def test_repealing_later_than_it_ends_anyway_is_refused() -> None:
    regulation = examples.regulation(ends_on=date(2020, 12, 31))

    with pytest.raises(EndsLaterThanAgreed):
        regulation.repeal(ends_on=date(2021, 1, 1), reason="Kéo dài")
