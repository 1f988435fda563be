"""A workbook is read as a whole: the rows that can be read, and every fault of the others."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from chassis.imports import cells
from chassis.imports.reading import Column, ColumnMissing, NotAWorkbook, TooManyRows, Values, read
from chassis.imports.sheets import Fault

MOST_ROWS = 3
COLUMNS = (
    Column("Tên sách", "title", cells.text, required=True),
    Column("Ngày", "lent_on", cells.day()),
    Column("Số tờ", "pages", cells.number("pages")),
)
HEADERS = [column.header for column in COLUMNS]


def a_workbook(*lines: Sequence[object]) -> bytes:
    made = Workbook()
    for line in lines:
        made.worksheets[0].append(list(line))
    stored = io.BytesIO()
    made.save(stored)
    return stored.getvalue()


def what_is_read(*lines: Sequence[object]) -> tuple[list[tuple[int, Values]], list[Fault]]:
    return read(a_workbook(*lines), COLUMNS, MOST_ROWS)


def test_a_row_has_its_number_and_the_values_that_are_there() -> None:
    rows, faults = what_is_read(HEADERS, ["Dế Mèn", None, 120.0])
    assert rows == [(2, {"title": "Dế Mèn", "pages": 120})]
    assert faults == []


def test_columns_stand_in_any_order_among_others_and_are_known_by_their_headers() -> None:
    rows, _ = what_is_read(["Ghi chú", "NGAY", " ten  sach"], ["x", "5/3/2024", 7.0])
    assert rows == [(2, {"title": "7", "lent_on": date(2024, 3, 5)})]


def test_a_column_that_is_not_needed_may_be_away() -> None:
    rows, faults = what_is_read(["Tên sách"], ["Dế Mèn"])
    assert (rows, faults) == ([(2, {"title": "Dế Mèn"})], [])


def test_blank_rows_are_passed_over_are_not_counted_and_keep_their_numbers() -> None:
    rows, _ = what_is_read(HEADERS, [], ["A"], [None, None], ["B"], [], ["C"])
    assert [number for number, _ in rows] == [3, 5, 7]


def test_every_fault_of_every_row_is_told_and_the_other_rows_are_read() -> None:
    rows, faults = what_is_read(
        HEADERS, [" ", "31/2/2024", "ba"], ["Dế Mèn", "5/3/2024", 3], ["B", None, True]
    )
    assert [number for number, _ in rows] == [3]
    assert [(fault.row, fault.field, fault.rule) for fault in faults] == [
        (2, "title", "ValueMissing"),
        (2, "lent_on", "NotADay"),
        (2, "pages", "NotANumber"),
        (4, "pages", "NotANumber"),
    ]
    assert faults[3].sentence == "A number of pages is a whole number."


def test_a_row_too_many_is_refused_wrong_rows_included() -> None:
    with pytest.raises(TooManyRows) as refused:
        what_is_read(HEADERS, ["A"], ["B", "x"], ["C"], ["D"])
    assert refused.value.field == "file"
    assert str(refused.value) == "A sheet has at most 3 rows."


@pytest.mark.parametrize("headers", [["Ngày", "Số tờ"], []], ids=["others", "none"])
def test_a_sheet_without_a_needed_column_is_refused(headers: list[str]) -> None:
    with pytest.raises(ColumnMissing) as refused:
        what_is_read(headers)
    assert refused.value.field == "title"


def zipped(parts: int, part: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(parts):
            archive.writestr(f"xl/{number}.xml", part)
    return packed.getvalue()


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"Ten sach;Ngay",
        b"PK\x03\x04",
        zipped(1, b"a letter"),
        zipped(4, b" " * (64 * 1024 * 1024)),
    ],
    ids=["empty", "text", "torn", "another zip", "bomb"],
)
def test_a_file_that_is_no_workbook_is_refused(file: bytes) -> None:
    with pytest.raises(NotAWorkbook) as refused:
        read(file, COLUMNS, MOST_ROWS)
    assert refused.value.field == "file"
    assert refused.value.status == 422


EVENING = datetime(2024, 3, 5, 19, 30)  # noqa: DTZ001 - a cell knows no time zone


@pytest.mark.parametrize(
    "value", [date(2024, 3, 5), EVENING, "5/3/2024", "05/03/2024", " 2024-03-05 "]
)
def test_a_day_is_a_date_cell_or_is_written(value: object) -> None:
    assert cells.day()(value, "lent_on") == date(2024, 3, 5)


@pytest.mark.parametrize("value", ["31/2/2024", "5.3.2024", "hôm qua", 45356, 45356.5, True])
def test_what_is_no_day_is_refused(value: object) -> None:
    with pytest.raises(cells.NotADay) as refused:
        cells.day()(value, "lent_on")
    assert refused.value.field == "lent_on"


def test_the_limits_of_a_day_are_included() -> None:
    read_day = cells.day(date(2024, 3, 5), date(2024, 3, 6))
    assert [read_day(f"{day}/3/2024", "lent_on") for day in (5, 6)] == [
        date(2024, 3, 5),
        date(2024, 3, 6),
    ]
    for day in (4, 7):
        with pytest.raises(cells.NotADay):
            read_day(f"{day}/3/2024", "lent_on")


@pytest.mark.parametrize(("value", "number"), [(20, 20), (20.0, 20), (" 20 ", 20), ("-1", -1)])
def test_a_number_is_whole(value: object, number: int) -> None:
    assert cells.number("pages")(value, "pages") == number


@pytest.mark.parametrize("value", [24.5, "hai mươi", "1e3", "1234567890", "٣", False])
def test_what_is_no_whole_number_is_refused(value: object) -> None:
    with pytest.raises(cells.NotANumber):
        cells.number("pages")(value, "pages")


@pytest.mark.parametrize("word", ["Đã trả", "DA  TRA", "returned"])
def test_a_word_is_read_without_case_accents_and_spaces(word: str) -> None:
    assert cells.one_of({"Đã trả": "returned"})(word, "state") == "returned"


def test_another_word_is_refused() -> None:
    with pytest.raises(cells.NotAWord):
        cells.one_of({"Đã trả": "returned"})("mất", "state")


def test_an_id_is_a_uuid() -> None:
    written = "00000000-0000-4000-8000-000000000004"
    assert str(cells.identity(f" {written} ", "id")) == written
    with pytest.raises(cells.NotAnId):
        cells.identity(7, "id")


def test_two_spellings_of_one_vietnamese_word_are_the_same_word() -> None:
    assert cells.plain("Uỷ viên") == cells.plain("ủy  Viên") == "uyvien"
    assert cells.plain("Đảng bộ") == "dangbo"
