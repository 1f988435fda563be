"""Workbooks are read as a whole: rows that can be read, and every fault of the others."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import pytest
from openpyxl import Workbook

from chassis.imports import reading
from chassis.imports.sheets import Fault
from services.assignment.imports.member_sheet import MEMBERS
from services.assignment.imports.organization_sheet import ORGANIZATIONS
from services.assignment.imports.rows import MemberRow, OrganizationRow

ORGANIZATION = [column.header for column in ORGANIZATIONS.columns]
MEMBER = [column.header for column in MEMBERS.columns]


def workbook(*lines: Sequence[object]) -> bytes:
    made = Workbook()
    for line in lines:
        made.worksheets[0].append(list(line))
    stored = io.BytesIO()
    made.save(stored)
    return stored.getvalue()


def rules(faults: Sequence[Fault]) -> list[tuple[int, str, str]]:
    return [(fault.row, fault.field, fault.rule) for fault in faults]


def test_a_row_of_organizations_is_read_by_its_headers() -> None:
    sheet = ORGANIZATIONS.read(
        workbook(
            ORGANIZATION,
            [
                "CB-BX-01",
                "Chi bộ thôn Bắc Xa",
                "Chi bộ trực thuộc",
                datetime(2015, 1, 1),  # noqa: DTZ001 - a date cell has no zone
                "DU-BX",
                "Thôn",
                "00000000-0000-4000-8000-000000000004",
            ],
        )
    )
    assert sheet.faults == []
    assert sheet.rows == [
        OrganizationRow(
            row=2,
            code="CB-BX-01",
            name="Chi bộ thôn Bắc Xa",
            kind="cell",
            effective_on=date(2015, 1, 1),
            parent_code="DU-BX",
            cell_type="village",
            id=UUID("00000000-0000-4000-8000-000000000004"),
        )
    ]


def test_a_row_of_members_is_read_with_its_post() -> None:
    sheet = MEMBERS.read(
        workbook(
            ["Ghi chú", *MEMBER],
            [
                *("x", "Hoàng Văn Thụ", "CB-01", "01/06/2019", "thu.hv", 7),
                *("HU", "Uỷ viên thường vụ", "2020-07-01", "30/6/2025"),
            ],
        )
    )
    assert sheet.rows == [
        MemberRow(
            row=2,
            full_name="Hoàng Văn Thụ",
            cell_code="CB-01",
            effective_on=date(2019, 6, 1),
            account="thu.hv",
            key="7",
            committee_code="HU",
            role="standing_member",
            starts_on=date(2020, 7, 1),
            ends_on=date(2025, 6, 30),
        )
    ]


def test_headers_are_read_without_regard_to_case_accents_and_spaces() -> None:
    sheet = ORGANIZATIONS.read(
        workbook(
            ["MA", "ten", " LOAI  TO CHUC", "từ ngày"], ["TU", "Tỉnh", "dang bo tinh", "1/1/2015"]
        )
    )
    assert [row.kind for row in sheet.rows] == ["province_committee"]


def test_blank_rows_are_passed_over_and_keep_their_numbers() -> None:
    line = ["TU", "Tỉnh", "Đảng bộ tỉnh", "1/1/2015"]
    sheet = ORGANIZATIONS.read(workbook(ORGANIZATION, [], line, [None, None], line))
    assert [row.row for row in sheet.rows] == [3, 5]


def test_every_fault_of_every_row_is_told() -> None:
    sheet = MEMBERS.read(
        workbook(
            MEMBER,
            ["", "CB-01", "31/02/2019"],
            ["Hoàng Văn Thụ", "CB-01", "01/06/2019", None, None, "HU", "Chủ tịch", 44000.5, "x"],
            ["Nông Thị Hoa", "CB-01", "01/06/2019"],
            ["Vi Văn Páo", "CB-01", "01/06/1019", None, None, None, None, None, None, "7"],
        )
    )
    assert [row.full_name for row in sheet.rows] == ["Nông Thị Hoa"]
    assert rules(sheet.faults) == [
        (2, "full_name", "ValueMissing"),
        (2, "effective_on", "NotADay"),
        (3, "role", "NotAWord"),
        (3, "starts_on", "NotADay"),
        (3, "ends_on", "NotADay"),
        (5, "effective_on", "NotADay"),
        (5, "id", "NotAnId"),
    ]


def test_a_sheet_without_a_needed_column_is_refused() -> None:
    with pytest.raises(reading.ColumnMissing) as refused:
        MEMBERS.read(workbook(["Họ và tên", "Thuộc chi bộ từ"]))
    assert refused.value.field == "cell_code"


def test_a_sheet_with_too_many_rows_is_refused() -> None:
    line = ["TU", "Tỉnh", "Đảng bộ tỉnh", "1/1/2015"]
    with pytest.raises(reading.TooManyRows):
        ORGANIZATIONS.read(workbook(ORGANIZATION, *[line] * (ORGANIZATIONS.most_rows + 1)))


def unpacks_to_too_much() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in range(4):
            archive.writestr(f"xl/{part}.xml", b" " * (64 * 1024 * 1024))
    return packed.getvalue()


@pytest.mark.parametrize(
    "file",
    [b"", b"Ho va ten;Ma chi bo", b"PK\x03\x04", unpacks_to_too_much()],
    ids=["empty", "text", "torn", "bomb"],
)
def test_a_file_that_is_no_workbook_is_refused(file: bytes) -> None:
    with pytest.raises(reading.NotAWorkbook) as refused:
        MEMBERS.read(file)
    assert refused.value.field == "file"
