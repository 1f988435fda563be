"""Names sorted as a Vietnamese dictionary does, and found without diacritics."""

import unicodedata

import pytest

from services.projection.vietnamese import person_sort_key, search_key, sort_key


@pytest.mark.parametrize(
    "in_order",
    [
        ["an", "ăn", "ân", "bà"],
        ["da", "đa", "e", "ê"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["Xã Bắc Lãng", "Xã Bắc Xa", "Xã Bính Xá", "Xã Đình Lập"],
        ["thôn 1", "thôn 2", "thôn 10", "thôn 11"],
        ["hòa", "hoan"],
    ],
)
def test_letters_decide_first_then_tones_and_numbers_by_value(in_order: list[str]) -> None:
    backwards = in_order[::-1]

    assert sorted(backwards, key=sort_key) == in_order


def test_people_are_sorted_by_their_given_name() -> None:
    in_order = ["Vi Văn An", "Hoàng Thị Bình", "Nông Văn Bình", "Lý Đức Đạt"]
    backwards = in_order[::-1]

    assert sorted(backwards, key=person_sort_key) == in_order


def test_a_name_is_found_without_its_diacritics() -> None:
    assert "dinh lap" in search_key("Huyện ủy Đình Lập")


def test_however_it_was_typed_it_is_the_same_name() -> None:
    composed = unicodedata.normalize("NFC", "Hữu Lũng")
    decomposed = unicodedata.normalize("NFD", "Hữu Lũng")

    assert sort_key(composed) == sort_key(decomposed)
    assert search_key(composed) == search_key(decomposed)
