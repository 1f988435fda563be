"""What was typed is kept, read, and told what is wrong with it."""

from datetime import date
from uuid import UUID

from services.portal.web.errors import BrokenRule, Refused
from services.portal.web.forms import WHOLE_FORM, Typed


def test_what_is_right_is_read() -> None:
    typed = Typed({"held_on": "5/3/2024", "present": " 21 ", "place": "Nhà văn hóa"})

    assert typed.day("held_on") == date(2024, 3, 5)
    assert typed.number("present") == 21
    assert typed.required("place") == "Nhà văn hóa"
    assert typed.sound


def test_what_is_wrong_is_kept_as_it_was_typed() -> None:
    typed = Typed({"held_on": "30/2/2024", "present": "-1"})

    assert typed.day("held_on") is None
    assert typed.number("present") is None
    assert typed.text("held_on") == "30/2/2024"
    assert typed.errors == {
        "held_on": ["Ngày không đúng; viết như 05/3/2024."],
        "present": ["Cần một số nguyên, ví dụ 24."],
    }


def test_an_empty_field_is_wrong_only_where_it_is_needed() -> None:
    typed = Typed({"reason": "  "})

    assert typed.day("on", required=False) is None
    assert typed.number("present") is None
    assert typed.moment("as_of") is None
    assert typed.sound
    typed.required("reason")
    assert typed.errors == {"reason": ["Cần điền mục này."]}


def test_a_number_beyond_all_bounds_is_no_number() -> None:
    typed = Typed({"present": "9" * 10, "expected": "٣"})

    assert typed.number("present") is None
    assert typed.number("expected") is None


def test_an_id_is_read_or_refused() -> None:
    one = "0f2d1b5e-6a7c-4e8d-9b0a-1c2d3e4f5a6b"

    assert Typed({"member_id": one}).identity("member_id") == UUID(one)
    assert Typed({"member_id": "x"}).identity("member_id") is None


def test_a_refusal_is_told_beside_the_field_that_it_names() -> None:
    typed = Typed({"present": "30"})

    typed.refused(
        Refused([BrokenRule("present", "MorePresentThanExpected"), BrokenRule("", "DatabaseAway")]),
        {"present": "present"},
    )

    assert typed.errors["present"] == ["Số có mặt nhiều hơn số đảng viên của chi bộ."]
    assert typed.errors[WHOLE_FORM] == [
        "Hệ thống đang bận nên chưa ghi được. Hãy gửi lại sau ít phút."
    ]


def test_the_same_sentence_is_said_once() -> None:
    typed = Typed()

    typed.refused(Refused([BrokenRule("a", "Unheard"), BrokenRule("b", "Unknown thing")]))

    assert len(typed.errors[WHOLE_FORM]) == 1
