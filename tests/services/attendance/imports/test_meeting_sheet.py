"""The sheet of past meetings, row by row."""

import io
import zipfile
from datetime import date, datetime

import pytest

from chassis.imports import reading
from chassis.imports.sheets import Fault
from services.attendance.imports.meeting_sheet import MEETINGS
from services.attendance.imports.rows import MeetingRow
from tests.services.attendance.imports.workbooks import HEADERS, a_workbook

FIFTH = date(2024, 3, 5)
EVENING = datetime(2024, 3, 5, 19, 30)  # noqa: DTZ001 - a cell knows no time zone


def test_a_row_is_a_meeting() -> None:
    sheet = MEETINGS.read(
        a_workbook(
            ["H1-X1-1", EVENING, "Thường kỳ", 20, 24, "Nhà văn hóa", "Lan; Minh"],
        )
    )

    assert sheet.faults == []
    assert sheet.rows == [
        MeetingRow(
            row=2,
            organization="H1-X1-1",
            held_on=FIFTH,
            kind="regular",
            present=20,
            expected=24,
            place="Nhà văn hóa",
            attended_by=("Lan", "Minh"),
        )
    ]


@pytest.mark.parametrize("day", [FIFTH, EVENING, "5/3/2024", " 2024-03-05 "])
def test_a_day_is_a_date_cell_or_is_written(day: object) -> None:
    (row,) = MEETINGS.read(a_workbook(["X", day, "Thường kỳ"])).rows
    assert row.held_on == FIFTH


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Thường kỳ", "regular"),
        ("CHUYÊN ĐỀ", "thematic"),
        ("điểm  luân phiên", "model"),
        ("bat thuong", "extraordinary"),
        ("model", "model"),
    ],
)
def test_a_kind_is_read_without_case_accents_and_spaces(word: str, kind: str) -> None:
    (row,) = MEETINGS.read(a_workbook(["X", FIFTH, word])).rows
    assert row.kind == kind


def test_columns_stand_in_any_order_among_others() -> None:
    headers = ("Ghi chú", "LOẠI", "ngày  họp", "to chuc")
    (row,) = MEETINGS.read(a_workbook(["-", "Thường kỳ", FIFTH, 101.0], headers=headers)).rows
    assert (row.organization, row.held_on) == ("101", FIFTH)


def test_who_sat_in_may_stand_on_lines_of_their_own() -> None:
    (row,) = MEETINGS.read(
        a_workbook(["X", FIFTH, "Thường kỳ", None, None, None, "Lê Thị Lan\nHoàng Minh;"])
    ).rows
    assert row.attended_by == ("Lê Thị Lan", "Hoàng Minh")


def test_blank_rows_are_passed_over_and_rows_keep_their_numbers() -> None:
    sheet = MEETINGS.read(
        a_workbook([None] * 7, ["X", FIFTH, "Thường kỳ"], [None], ["Y", FIFTH, "Thường kỳ"])
    )
    assert [(row.row, row.organization) for row in sheet.rows] == [(3, "X"), (5, "Y")]


def test_every_fault_of_every_row_is_named() -> None:
    sheet = MEETINGS.read(
        a_workbook(
            ["X", FIFTH, "Thường kỳ"],
            [None, "31/2/2024", "Hằng tháng", "hai mươi", 24.5],
            ["Y", None, "Thường kỳ", True],
        )
    )

    assert [row.row for row in sheet.rows] == [2]
    assert [(f.row, f.field, f.rule) for f in sheet.faults] == [
        (3, "organization", "ValueMissing"),
        (3, "held_on", "NotADay"),
        (3, "kind", "NotAWord"),
        (3, "present", "NotANumber"),
        (3, "expected", "NotANumber"),
        (4, "held_on", "ValueMissing"),
        (4, "present", "NotANumber"),
    ]
    assert all(isinstance(fault, Fault) and fault.sentence for fault in sheet.faults)


@pytest.mark.parametrize("missing", HEADERS[:3])
def test_a_sheet_without_a_needed_column_is_refused(missing: str) -> None:
    headers = [header for header in HEADERS if header != missing]
    with pytest.raises(reading.ColumnMissing):
        MEETINGS.read(a_workbook(headers=headers))


def test_a_sheet_has_an_end() -> None:
    rows = [["X", FIFTH, "Thường kỳ"]] * (MEETINGS.most_rows + 1)
    with pytest.raises(reading.TooManyRows):
        MEETINGS.read(a_workbook(*rows))


def _a_zip_of_something_else() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("letter.txt", "Kính gửi")
    return file.getvalue()


@pytest.mark.parametrize("file", [b"", b"Kinh gui", _a_zip_of_something_else()])
def test_what_is_no_workbook_is_refused(file: bytes) -> None:
    with pytest.raises(reading.NotAWorkbook):
        MEETINGS.read(file)


def test_an_empty_workbook_has_no_columns() -> None:
    with pytest.raises(reading.ColumnMissing):
        MEETINGS.read(a_workbook(headers=()))
