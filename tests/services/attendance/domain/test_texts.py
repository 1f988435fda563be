"""What a written text may be."""

import unicodedata

import pytest

from services.attendance.domain import errors, text


def test_blanks_around_a_text_are_dropped() -> None:
    assert text.reason("  Mưa lũ \n") == "Mưa lũ"


def test_a_long_text_keeps_its_line_ends_in_one_form() -> None:
    assert text.opinion("Một\r\nHai\rBa\tBốn") == "Một\nHai\nBa\tBốn"


def test_a_text_is_kept_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Đồng chí Lê Thị Hồng")
    assert text.reason(decomposed) == "Đồng chí Lê Thị Hồng"


def test_the_length_is_that_of_the_composed_text() -> None:
    assert len(text.opinion(unicodedata.normalize("NFD", "ồ" * 4_000))) == 4_000


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\ud800"])
def test_a_text_with_signs_nobody_can_see_is_refused(sign: str) -> None:
    with pytest.raises(errors.TextHasControlCharacters):
        text.opinion(f"Giống{sign}cây")


def test_a_text_may_hold_joined_emoji() -> None:
    assert text.opinion("Gia đình 👨\u200d👩\u200d👧") == "Gia đình 👨\u200d👩\u200d👧"


def test_a_text_has_an_end() -> None:
    assert len(text.opinion("ô" * 4_000)) == 4_000
    with pytest.raises(errors.TextIsTooLong) as refused:
        text.opinion("ô" * 4_001)
    assert refused.value.field == "text"


def test_a_place_need_not_be_known() -> None:
    assert text.place(None) is None
    assert text.place("  ") is None


def test_a_place_is_one_line() -> None:
    assert text.place(" Nhà văn hóa ") == "Nhà văn hóa"
    with pytest.raises(errors.TextHasControlCharacters):
        text.place("Nhà văn hóa\nthôn 1")
