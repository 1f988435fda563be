"""The sheet of petitions, row by row."""

from datetime import date, datetime

import pytest

from chassis.imports import reading
from services.petition.imports.petition_sheet import PETITIONS
from services.petition.imports.rows import OfAMonth, PetitionRow
from tests.services.petition.imports.workbooks import NEEDED, Row, Value, a_workbook

MARCH = date(2019, 3, 1)
SIXTH = date(2019, 3, 6)
THAT_DAY = OfAMonth(month=MARCH, day=SIXTH)
THAT_MONTH = OfAMonth(month=MARCH)

PUT: Row = {
    "Khu": "Khu III",
    "Giao ban": SIXTH,
    "Chi bộ": "O6",
    "Lĩnh vực": "Đất đai",
    "Nội dung": "Đề nghị cấp lại sổ đỏ",
    "Địa chỉ": "Thôn Bình Đê",
}
PAST: Row = {
    **PUT,
    "Người kiến nghị": "Giữ kín tên",
    "Họ và tên": "Lê Thị Lan",
    "Mã kiến nghị": 17.0,
    "Xã nhận ngày": "7/3/2019",
    "Chuyển lên ngày": "8/3/2019",
    "Chuyển lên": "O2",
    "Cơ quan trả lời": "Phòng Tài nguyên",
    "Cùng trả lời": "Phòng Nông nghiệp;\nBan Dân vận",
    "Ngày giao": "11/3/2019",
    "Hạn trả lời": "25/3/2019",
    "Trả lời": "Sẽ cấp trong quý II",
    "Ngày dự thảo": "18/3/2019",
    "Ngày duyệt": "20/3/2019",
    "Số văn bản": "127 cv/hu",
    "Ngày trả lời": "21/3/2019",
    "Công bố": "4/2019",
    "Ý kiến chi bộ": "KHÔNG chấp nhận",
    "Ngày có ý kiến": "9/4/2019",
    "Lý do": "Chưa rõ",
    "Giải quyết ngày": "2/5/2019",
    "Kết quả": "Đã cấp",
    "Người chứng kiến": "Bí thư chi bộ",
    "Báo giải quyết ngày": "8/5/2019",
    "Chi bộ xác nhận ngày": "9/5/2019",
}


def test_a_row_is_a_petition_put_at_a_briefing() -> None:
    sheet = PETITIONS.read(a_workbook(PUT))

    assert sheet.faults == []
    assert sheet.rows == [
        PetitionRow(
            row=2,
            zone="Khu III",
            briefing=THAT_DAY,
            cell="O6",
            field="Đất đai",
            text="Đề nghị cấp lại sổ đỏ",
            address="Thôn Bình Đê",
        )
    ]
    assert not sheet.rows[0].is_past


def test_a_row_may_say_what_became_of_it() -> None:
    sheet = PETITIONS.read(a_workbook(PAST))

    assert sheet.faults == []
    (row,) = sheet.rows
    assert (row.petitioner, row.petitioner_name, row.key) == ("confidential", "Lê Thị Lan", "17")
    assert (row.lead, row.offices) == ("Phòng Tài nguyên", ("Phòng Nông nghiệp", "Ban Dân vận"))
    assert (row.announced, row.verdict) == (OfAMonth(month=date(2019, 4, 1)), "rejected")
    assert (row.document_number, row.answered_on) == ("127 cv/hu", date(2019, 3, 21))
    assert (row.solved_on, row.confirmed_on) == (date(2019, 5, 2), date(2019, 5, 9))
    assert row.is_past


def test_the_example_fills_every_column() -> None:
    assert set(PAST) == {column.header for column in PETITIONS.columns}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (SIXTH, THAT_DAY),
        (datetime(2019, 3, 6, 8, 30), THAT_DAY),  # noqa: DTZ001 - a cell knows no time zone
        ("6/3/2019", THAT_DAY),
        ("2019-03-06", THAT_DAY),
        ("3/2019", THAT_MONTH),
        (" 03-2019 ", THAT_MONTH),
        ("Tháng 3/2019", THAT_MONTH),
        (MARCH, THAT_MONTH),
    ],
)
def test_a_briefing_is_that_of_a_day_or_of_a_month(written: Value, meant: OfAMonth) -> None:
    (row,) = PETITIONS.read(a_workbook({**PUT, "Giao ban": written})).rows
    assert row.briefing == meant


@pytest.mark.parametrize(
    "written", ["13/2019", "0/2019", "3/1800", "3/2999", "giao ban", 3.5, "3/19", True]
)
def test_what_is_neither_a_day_nor_a_month_is_refused(written: Value) -> None:
    (fault,) = PETITIONS.read(a_workbook({**PUT, "Giao ban": written})).faults
    assert (fault.row, fault.field, fault.rule) == (2, "briefing", "NotADay")


@pytest.mark.parametrize(
    ("word", "petitioner"),
    [
        (None, "cell"),
        ("Chi bộ", "cell"),
        ("nêu tên", "named"),
        ("Người dân, giữ kín tên", "confidential"),
        ("GIU KIN TEN", "confidential"),
        ("Không rõ tên", "anonymous"),
    ],
)
def test_who_asks_is_read_without_case_accents_and_spaces(
    word: str | None, petitioner: str
) -> None:
    (row,) = PETITIONS.read(a_workbook({**PUT, "Người kiến nghị": word})).rows
    assert row.petitioner == petitioner


def test_every_fault_of_every_row_is_named_and_no_value_repeated() -> None:
    sheet = PETITIONS.read(
        a_workbook(
            PUT,
            {**PAST, "Chi bộ": None, "Người kiến nghị": "Lê Thị Lan", "Ngày trả lời": "31/2/2019"},
            {},
            {**PAST, "Nội dung": "  ", "Ý kiến chi bộ": "Có", "Giải quyết ngày": "1/1/1800"},
        )
    )

    assert [row.row for row in sheet.rows] == [2]
    assert [(f.row, f.field, f.rule) for f in sheet.faults] == [
        (3, "cell", "ValueMissing"),
        (3, "petitioner", "NotAWord"),
        (3, "answered_on", "NotADay"),
        (5, "text", "ValueMissing"),
        (5, "verdict", "NotAWord"),
        (5, "solved_on", "NotADay"),
    ]
    assert "Lan" not in str(sheet.faults)


def test_columns_stand_in_any_order_among_others() -> None:
    turned = {header.upper(): value for header, value in reversed(list(PUT.items()))}
    (row,) = PETITIONS.read(a_workbook({"Ghi chú": "-", **turned})).rows
    assert (row.zone, row.address) == ("Khu III", "Thôn Bình Đê")


@pytest.mark.parametrize("missing", NEEDED)
def test_a_sheet_without_a_needed_column_is_refused(missing: str) -> None:
    headers = [header for header in NEEDED if header != missing]
    with pytest.raises(reading.ColumnMissing):
        PETITIONS.read(a_workbook(headers=headers))


def test_what_looks_like_a_formula_is_read_as_the_text_it_is() -> None:
    (row,) = PETITIONS.read(a_workbook({**PUT, "Nội dung": "=HYPERLINK(1)"})).rows
    assert row.text == "=HYPERLINK(1)"


def test_a_sheet_has_an_end() -> None:
    with pytest.raises(reading.TooManyRows):
        PETITIONS.read(a_workbook(*[PUT] * (PETITIONS.most_rows + 1)))


@pytest.mark.parametrize("file", [b"", b"Kinh gui"])
def test_what_is_no_workbook_is_refused(file: bytes) -> None:
    with pytest.raises(reading.NotAWorkbook):
        PETITIONS.read(file)
