"""The documents of a briefing, opened by a reader that had no part in writing them."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import mammoth
import pytest
from docx import Document

from services.projection.documents import briefing as words
from services.projection.documents.templates import Templates, TemplateUnusable

ANSWER = {
    "petition_id": "p-1",
    "petition": "Nạo vét kênh <N3> & sửa cống",
    "cell_name": "Chi bộ thôn 1 xã Đoàn Thượng",
    "lead_name": "Phòng Nông nghiệp",
    "round": 2,
    "document_number": "127-CV/HU",
    "answered_on": date(2010, 2, 20),
    "text": "Đã đưa vào kế hoạch.\nXong trước ngày 30/4.",
    "announced": True,
    "late": True,
}
CARRIED_OVER = ANSWER | {"petition": "Sửa cầu thôn 2", "announced": False, "late": False}


ZONE = {
    "name": "Khu 1",
    "organization_name": "Huyện ủy Gia Lộc",
    "head": {"full_name": "Vi Thị Hạnh", "holds": True},
    "deputy": {"full_name": "Lê Văn Bình", "holds": True},
}


def a_briefing(**changed: Any) -> dict[str, Any]:
    return {
        "day": date(2010, 3, 7),
        "compiled_on": date(2010, 3, 4),
        "host_name": "Đảng bộ xã Đoàn Thượng",
        "answers": [ANSWER, CARRIED_OVER],
        "came": [
            attendee("cell_secretary", "Chi bộ thôn 1"),
            attendee("zone_head", "Huyện ủy Gia Lộc", "Vi Thị Hạnh"),
            attendee("cell_secretary", "Chi bộ thôn 2"),
        ],
        "missing": [attendee("commune_chairman", "Đảng bộ xã Đức Xương", "Bế Đức An")],
        "reported": [
            {"text": "Đắp bờ ao làng", "cell_name": "Chi bộ thôn 3", "what": "Đã đắp 40 m"}
        ],
        "to_report": [{"text": "Dọn rãnh nước", "cell_name": "Chi bộ thôn 4"}],
        "petitions": [
            {
                "text": "Cấp lại giống lúa",
                "address": "thôn 2, xã Đoàn Thượng",
                "cell_name": "Chi bộ thôn 2",
                "field_name": "Nông nghiệp",
            }
        ],
        "minutes": "Trưởng khu kết luận.\n\nHọp xong lúc 11 giờ.",
        **changed,
    }


def attendee(capacity: str, organization: str, member: str | None = None) -> dict[str, Any]:
    return {"capacity": capacity, "organization_name": organization, "full_name": member}


def read(document: bytes) -> str:
    """The text as another program reads it, a line for each paragraph."""
    return str(mammoth.extract_raw_text(io.BytesIO(document)).value)


def test_the_compiled_answers_are_in_the_partys_form() -> None:
    text = read(Templates().filled("answers", words.answers(a_briefing(), ZONE)))

    assert "HUYỆN ỦY GIA LỘC" in text
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "Số …-TB/HU" in text
    assert "Gia Lộc, ngày 04 tháng 3 năm 2010" in text
    assert "hội nghị giao ban Khu 1 tháng 3/2010" in text
    assert "- Trưởng khu: Vi Thị Hạnh," in text


def test_each_compiled_answer_is_there_with_its_number_and_its_day() -> None:
    text = read(Templates().filled("answers", words.answers(a_briefing(), ZONE)))

    assert "127-CV/HU, 20/02/2010 (lần 2)" in text
    assert "Đã đưa vào kế hoạch." in text
    assert "Xong trước ngày 30/4." in text
    assert "Sửa cầu thôn 2" in text
    assert text.count("Chậm công bố") == 1


def test_what_people_wrote_is_text_and_never_markup() -> None:
    text = read(Templates().filled("answers", words.answers(a_briefing(), ZONE)))

    assert "Nạo vét kênh <N3> & sửa cống" in text


def test_a_briefing_without_answers_says_so() -> None:
    text = read(Templates().filled("answers", words.answers(a_briefing(answers=[]), ZONE)))

    assert "không có nội dung trả lời nào cần công bố" in text


def test_the_minutes_say_who_came_in_the_order_of_their_offices() -> None:
    text = read(Templates().filled("minutes", words.minutes(a_briefing(), ZONE)))

    assert "Có mặt: 3 đồng chí; vắng: 1 đồng chí." in text
    head = text.index("- Trưởng khu: Vi Thị Hạnh (Huyện ủy Gia Lộc).")
    assert head < text.index("- Bí thư chi bộ: Chi bộ thôn 1; Chi bộ thôn 2.")
    assert "- Vắng: Bế Đức An (Đảng bộ xã Đức Xương)." in text


def test_the_minutes_have_what_was_announced_reported_put_and_said() -> None:
    text = read(Templates().filled("minutes", words.minutes(a_briefing(), ZONE)))

    assert "Nạo vét kênh <N3> & sửa cống" in text
    assert "Sửa cầu thôn 2" not in text
    assert "- Đắp bờ ao làng (Chi bộ thôn 3): Đã đắp 40 m." in text
    assert "- Dọn rãnh nước (Chi bộ thôn 4): chưa báo cáo kết quả." in text
    assert "Cấp lại giống lúa" in text
    assert "Trưởng khu kết luận.\n\nHọp xong lúc 11 giờ." in text
    assert "Lê Văn Bình" in text


def test_minutes_of_which_nothing_is_known_yet_can_be_printed() -> None:
    bare = a_briefing(
        answers=[], came=[], missing=[], reported=[], to_report=[], petitions=[], minutes=None
    )
    nobody = {"head": {"full_name": "Vi Thị Hạnh", "holds": False}, "deputy": None}

    text = read(Templates().filled("minutes", words.minutes(bare, ZONE | nobody)))

    assert "Không có kiến nghị mới." in text
    assert "Không có nội dung trả lời nào được công bố." in text
    assert "Vi Thị Hạnh" not in text


def test_an_offices_own_template_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    own = Document()
    own.add_paragraph("Giấy của {{ zone }}: {{ answers|length }} nội dung")
    own.save(str(tmp_path / "answers.docx"))

    mine = Templates(tmp_path)

    assert "Giấy của Khu 1: 2 nội dung" in read(
        mine.filled("answers", words.answers(a_briefing(), ZONE))
    )
    assert "BIÊN BẢN" in read(mine.filled("minutes", words.minutes(a_briefing(), ZONE)))


@pytest.mark.parametrize(
    "written",
    ["{{ nobody_knows }}", "{% for a in answers %}", "{{ ''.__class__.__mro__ }}"],
    ids=["an unknown word", "a loop without an end", "what runs code"],
)
def test_a_template_that_cannot_be_filled_is_named(tmp_path: Path, written: str) -> None:
    own = Document()
    own.add_paragraph(written)
    own.save(str(tmp_path / "answers.docx"))

    with pytest.raises(TemplateUnusable, match=r"answers\.docx"):
        Templates(tmp_path).filled("answers", words.answers(a_briefing(), ZONE))


def test_a_file_that_is_no_document_is_named(tmp_path: Path) -> None:
    (tmp_path / "minutes.docx").write_text("Biên bản")

    with pytest.raises(TemplateUnusable, match=r"minutes\.docx"):
        Templates(tmp_path).filled("minutes", words.minutes(a_briefing(), ZONE))
