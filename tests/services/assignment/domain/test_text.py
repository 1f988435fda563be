"""Names, codes and reasons are written in one way."""

import unicodedata

import pytest

from services.assignment.domain import errors
from services.assignment.domain.text import CODE, NAME, cleaned, comparable, document_number


def test_a_name_in_nfd_is_kept_in_nfc() -> None:
    assert cleaned(unicodedata.normalize("NFD", "Đình Lập"), field="name") == "Đình Lập"


def test_outer_spaces_go_and_inner_spaces_become_one() -> None:
    assert cleaned("  Đảng bộ   xã\u00a0Bắc Xa ", field="name") == "Đảng bộ xã Bắc Xa"


@pytest.mark.parametrize("blank", ["", " ", "\u00a0\u3000"])
def test_a_blank_name_is_refused(blank: str) -> None:
    with pytest.raises(errors.TextIsBlank) as refused:
        cleaned(blank, field="name")
    assert refused.value.field == "name"


@pytest.mark.parametrize(
    "hidden", ["Bắc\x00Xa", "Bắc\nXa", "Bắc\u200bXa", "Bắc\u202eXa", "Bắc\ud800Xa"]
)
def test_control_and_invisible_characters_are_refused(hidden: str) -> None:
    with pytest.raises(errors.TextHasControlCharacters) as refused:
        cleaned(hidden, field="full_name")
    assert refused.value.field == "full_name"


def test_the_length_is_counted_in_characters_of_the_kept_spelling() -> None:
    longest = unicodedata.normalize("NFD", "ậ" * NAME)
    assert len(cleaned(longest, field="name")) == NAME


def test_a_name_over_the_limit_is_refused() -> None:
    with pytest.raises(errors.TextIsTooLong):
        cleaned("x" * (NAME + 1), field="name")


@pytest.mark.parametrize("written", ["127-QĐ/TW", "127 - QĐ/TW", "127–QĐ / TW", "127 —QĐ/ TW"])
def test_a_document_number_is_read_leniently_and_kept_strictly(written: str) -> None:
    assert document_number(written, field="number") == "127-QĐ/TW"


def test_a_document_number_over_the_limit_is_refused() -> None:
    with pytest.raises(errors.TextIsTooLong):
        document_number("1" * (CODE + 1), field="number")


def test_letter_case_does_not_tell_two_names_apart() -> None:
    assert comparable("ĐẢNG BỘ XÃ BẮC XA") == comparable("Đảng bộ xã Bắc Xa")
    assert comparable("Bắc Xa") != comparable("Bác Xa")
