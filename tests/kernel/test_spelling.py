"""Which spellings are one."""

import unicodedata

import pytest
from hypothesis import given, strategies as st

from kernel.spelling import comparable, mentions, unaccented


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ĐẢNG BỘ XÃ BẮC XA", "Đảng bộ xã Bắc Xa"),
        ("  Bắc  Xa ", "Bắc\u00a0Xa"),
        (unicodedata.normalize("NFD", "Đình Lập"), "Đình Lập"),
        ("\u00d0ình Lập", "Đình Lập"),
        ("\u00f0ình lập", "Đình Lập"),
        ("Hoà Bình", "Hòa Bình"),
        ("HOÀ BÌNH", "hòa bình"),
        ("Thuỷ Hùng", "Thủy Hùng"),
        ("Khoẻ", "Khỏe"),
        ("Hòan", "Hoàn"),
        ("Ngòai", "Ngoài"),
        ("Qúy", "Quý"),
        ("DB–DL", "DB-DL"),
        ("DB — DL", "DB-DL"),
        ("DB\u2212DL", "db - dl"),
        ("ＤＢ－０１", "DB-01"),
    ],
)
def test_what_looks_alike_is_one(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bắc Xa", "Bác Xa"),
        ("Bắc Xa", "Bac Xa"),
        ("Hòa", "Hóa"),
        ("Đinh", "Dinh"),
        ("Thôn 1", "Thôn 11"),
        ("DB-1", "DB1"),
        ("Bắc Xa", "BắcXa"),
        ("Mùa", "Muà"),
    ],
)
def test_what_a_reader_tells_apart_is_two(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


@pytest.mark.parametrize(
    "name", ["chi bộ thôn hòa bình", "xã toàn thắng", "quý sơn", "huỳnh thúc kháng", "thủy hùng"]
)
def test_a_name_spelled_as_the_school_does_is_compared_as_it_is(name: str) -> None:
    assert comparable(name) == name


VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạòóỏõọùúủũụằểỷỳý -0123", max_size=40)


@given(VIETNAMESE | st.text(max_size=20))
def test_comparing_twice_changes_nothing(name: str) -> None:
    assert comparable(comparable(name)) == comparable(name)


@given(VIETNAMESE)
def test_neither_case_nor_composition_tells_apart(name: str) -> None:
    assert comparable(name.upper()) == comparable(name)
    assert comparable(unicodedata.normalize("NFD", name)) == comparable(name)


@given(VIETNAMESE)
def test_spellings_that_are_one_are_one_without_their_accents(name: str) -> None:
    assert (
        unaccented(comparable(name)).split()
        == unaccented(
            " - ".join(part.strip() for part in name.split("-")).replace(" - ", "-")
        ).split()
    )


@pytest.mark.parametrize(
    ("written", "bare"),
    [("Đình Lập", "dinh lap"), ("\u00d0ÌNH LẬP", "dinh lap"), ("Uỷ viên", "uy vien")],
)
def test_without_accents_a_word_is_found_by_who_types_none(written: str, bare: str) -> None:
    assert unaccented(written) == bare


@pytest.mark.parametrize(
    "text",
    [
        "Ông Nguyễn Văn Hoà ở thôn 1",
        "ông nguyễn văn hòa",
        "NGUYEN VAN HOA, thôn 1",
        "(Nguyễn-Văn-Hòa)",
        unicodedata.normalize("NFD", "Nguyễn Văn Hòa"),
        "Ｎｇｕｙễｎ Văn Hòa",
    ],
)
def test_a_name_of_several_words_is_found_however_it_is_accented(text: str) -> None:
    assert mentions(text, "Nguyễn Văn Hòa")


@pytest.mark.parametrize("text", ["Ông Nguyễn Văn", "Văn Hòa Nguyễn", "Nguyễn Văn Hòang", ""])
def test_a_name_is_not_found_where_its_words_do_not_follow(text: str) -> None:
    assert not mentions(text, "Nguyễn Văn Hòa")


def test_a_single_word_is_found_only_as_it_is_spelled() -> None:
    assert mentions("Bà Hoà nói", "Hòa")
    assert not mentions("Bà hoà giải", "Hòa")
    assert not mentions("Hoa màu", "Hòa")
