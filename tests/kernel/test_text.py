"""Texts are composed, visible, and no longer than their field."""

import unicodedata
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, strategies as st

from kernel import text
from kernel.text import CODE, NAME, REASON, TextHasControlCharacters, TextIsBlank, TextIsTooLong

ONE_LINE = partial(text.line, field="name")
LINES = partial(text.paragraphs, field="text", at_most=4_000)

INVISIBLE = ["\x00", "\x1b", "\x7f", "\xad", "\u200b", "\u200e", "\u202e", "\u2066", "\ufeff"]
INVISIBLE += ["\ud800", "\u115f", "\u3164", "\u2800", "\u034f", "\U000e0100", "\ufe0f", "\u200d"]


@pytest.mark.parametrize("read", [ONE_LINE, LINES])
def test_a_text_is_kept_composed(read: Callable[[str], str]) -> None:
    assert read(unicodedata.normalize("NFD", "Đồng chí Lê Thị Hồng")) == "Đồng chí Lê Thị Hồng"


@pytest.mark.parametrize("read", [ONE_LINE, LINES])
@pytest.mark.parametrize("blank", ["", " ", "\n", "\u00a0\u3000"])
def test_a_blank_text_is_refused(read: Callable[[str], str], blank: str) -> None:
    with pytest.raises(TextIsBlank) as refused:
        read(blank)
    assert refused.value.field in {"name", "text"}


@pytest.mark.parametrize("read", [ONE_LINE, LINES])
@pytest.mark.parametrize("sign", INVISIBLE)
def test_what_nobody_can_see_is_refused(read: Callable[[str], str], sign: str) -> None:
    with pytest.raises(TextHasControlCharacters) as refused:
        read(f"Giống{sign}cây")
    assert refused.value.field in {"name", "text"}


@pytest.mark.parametrize("read", [ONE_LINE, LINES, text.reason])
@pytest.mark.parametrize(
    "joined",
    [
        "Gia đình 👨\u200d👩\u200d👧",
        "Cán bộ 👩🏽\u200d🌾 xã",
        "Lá cờ 🏳\ufe0f\u200d🌈",
        "Mục 1\ufe0f\u20e3",
        "क्\u200dष",
        "می\u200cخواهم",
    ],
)
def test_a_joiner_stays_where_it_shapes_what_it_joins(
    read: Callable[[str], str], joined: str
) -> None:
    assert read(joined) == joined


def test_a_bullet_from_a_word_processor_is_no_control_character() -> None:
    assert text.reason("\uf0b7 Mưa lũ") == "\uf0b7 Mưa lũ"


def test_outer_blanks_go_and_inner_blanks_of_a_line_become_one() -> None:
    assert ONE_LINE("  Đảng bộ   xã\u00a0Bắc Xa ") == "Đảng bộ xã Bắc Xa"


@pytest.mark.parametrize("broken", ["Bắc\nXa", "Bắc\tXa", "Bắc\r\nXa", "Bắc\x85Xa", "Bắc\u2028Xa"])
def test_a_line_has_no_breaks(broken: str) -> None:
    with pytest.raises(TextHasControlCharacters):
        ONE_LINE(broken)


def test_a_long_text_keeps_its_line_ends_in_one_form() -> None:
    assert LINES(" Một\r\nHai\rBa\tBốn \n") == "Một\nHai\nBa\tBốn"


def test_a_reason_may_have_several_lines() -> None:
    assert text.reason("  Mưa lũ,\nđường ngập \n") == "Mưa lũ,\nđường ngập"


@pytest.mark.parametrize(
    ("read", "limit", "field"),
    [
        (ONE_LINE, NAME, "name"),
        (partial(text.line, field="code", at_most=CODE), CODE, "code"),
        (LINES, 4_000, "text"),
        (text.reason, REASON, "reason"),
    ],
)
def test_the_length_is_counted_in_composed_characters(
    read: Callable[[str], str], limit: int, field: str
) -> None:
    assert len(read(unicodedata.normalize("NFD", "ậ" * limit))) == limit
    with pytest.raises(TextIsTooLong) as refused:
        read("ậ" * (limit + 1))
    assert refused.value.field == field


@pytest.mark.parametrize("nothing", [None, "", "  \n"])
def test_what_need_not_be_said_may_be_left_out(nothing: str | None) -> None:
    assert text.reason_if_any(nothing) is None
    assert text.line_if_any(nothing, field="place") is None


def test_what_need_not_be_said_is_checked_when_it_is() -> None:
    assert text.reason_if_any(" Mưa lũ ") == "Mưa lũ"
    assert text.line_if_any(" Nhà văn hóa ", field="place") == "Nhà văn hóa"
    with pytest.raises(TextHasControlCharacters):
        text.line_if_any("Nhà văn hóa\nthôn 1", field="place")


@pytest.mark.parametrize("read", [ONE_LINE, LINES])
@given(written=st.text(max_size=60))
def test_what_was_accepted_once_is_accepted_again_unchanged(
    read: Callable[[str], str], written: str
) -> None:
    try:
        kept = read(written)
    except (TextIsBlank, TextHasControlCharacters):
        return
    assert read(kept) == kept
    assert kept == kept.strip()
    assert unicodedata.is_normalized("NFC", kept)
