"""What the portal says of sheets is what the services read; the template can be read back."""

import inspect
import io

import pytest
from openpyxl import load_workbook

from chassis.imports import cells, reading, sheets
from services.assignment.application import conflicts as assignment_conflicts
from services.assignment.imports import (
    limits,
    member_sheet as members,
    organization_sheet as organizations,
    rows as assignment_sheets,
)
from services.attendance.imports import meeting_sheet as meetings, rows as attendance_sheets
from services.petition.imports import petition_sheet as petitions
from services.portal.imports.faults import MOST, Fault, faults_of
from services.portal.imports.template import template
from services.portal.messages import errors as rules
from services.portal.messages.sheets import SHEETS, Sheet
from services.portal.web.errors import BrokenRule, Refused

READ = {
    "petitions": (petitions.COLUMNS, petitions.MOST_ROWS),
    "meetings": (meetings.COLUMNS, meetings.MOST_ROWS),
    "members": (members.COLUMNS, limits.MOST_ROWS),
    "organizations": (organizations.COLUMNS, limits.MOST_ROWS),
}
WORDS = {
    ("petitions", "petitioner"): petitions.PETITIONERS,
    ("petitions", "verdict"): petitions.VERDICTS,
    ("meetings", "kind"): meetings.KINDS,
    ("members", "role"): members.ROLES,
    ("organizations", "kind"): organizations.KINDS,
    ("organizations", "cell_type"): organizations.CELL_TYPES,
}


def test_every_sheet_that_is_read_is_told_of() -> None:
    assert set(SHEETS) == set(READ)


@pytest.mark.parametrize("name", READ)
def test_the_columns_are_those_that_the_service_reads(name: str) -> None:
    columns, most = READ[name]
    told = [(one.header, one.field, one.needed) for one in SHEETS[name].columns]
    assert told == [(one.header, one.field, one.needed) for one in columns]
    assert SHEETS[name].most == most
    assert all(one.says for one in SHEETS[name].columns)


@pytest.mark.parametrize(("name", "field"), WORDS)
def test_every_meaning_that_a_column_may_have_is_told_by_a_word(name: str, field: str) -> None:
    says = next(one.says for one in SHEETS[name].columns if one.field == field)
    words = WORDS[name, field]
    assert {words[word] for word in words if word in says} == set(words.values())


@pytest.mark.parametrize("name", READ)
def test_every_example_is_one_that_its_column_takes(name: str) -> None:
    for told, column in zip(SHEETS[name].columns, READ[name][0], strict=True):
        if told.example:
            assert column.read(told.example, told.field) is not None


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=lambda sheet: sheet.name)
def test_a_template_comes_back_as_the_row_of_its_example(sheet: Sheet) -> None:
    columns, most = READ[sheet.name]

    rows, faults = reading.read(template(sheet), columns, most)

    needed = {one.field for one in sheet.columns if one.needed}
    assert {fault.field for fault in faults} <= needed
    assert [number for number, _ in rows] + [fault.row for fault in faults[:1]] == [2]
    assert len(load_workbook(io.BytesIO(template(sheet))).worksheets) == 2


def test_nothing_in_a_template_is_counted_with() -> None:
    for sheet in SHEETS.values():
        workbook = load_workbook(io.BytesIO(template(sheet)))
        written = [cell for one in workbook.worksheets for row in one.iter_rows() for cell in row]
        assert {cell.data_type for cell in written if cell.value is not None} == {"s"}
        assert not [cell for cell in written if str(cell.value or "")[:1] in tuple("=+-@")]


def test_every_rule_that_a_sheet_can_break_has_a_sentence() -> None:
    named = {
        *(rule.__name__ for rule in cells.CellRefused.__subclasses__()),
        *(n for n, found in vars(assignment_conflicts).items() if inspect.isclass(found)),
        *("NotAWorkbook", "TooManyRows", "ColumnMissing"),
        *(sheets.NothingToImport.__name__, sheets.SheetRefused.__name__),
    }
    for module in (assignment_sheets, attendance_sheets):
        classes = inspect.getmembers(module, inspect.isclass)
        named |= {name for name, found in classes if issubclass(found, Exception)}

    assert named <= {*rules.RULES, "MemberAlreadyAssigned", "RuleBroken", "Conflict"}


def test_faults_are_told_by_row_and_header() -> None:
    refused = Refused(
        [
            BrokenRule("zone", "ZoneUnknown", 3),
            BrokenRule("offices", "OfficeUnknown", 4, "Ban"),
            BrokenRule("file", "NotAWorkbook"),
        ]
    )
    assert faults_of(refused, SHEETS["petitions"]).shown == [
        Fault(3, "Khu", "Không có khu nào tên này."),
        Fault(4, "Cùng trả lời", "Ban: Không có cơ quan trả lời nào tên này."),
        Fault(None, "", "Tệp này không phải bảng tính Excel (.xlsx) đọc được."),
    ]


def test_of_many_faults_the_first_are_shown_and_the_others_counted() -> None:
    refused = Refused([BrokenRule("zone", "ZoneUnknown", row) for row in range(2, MOST + 5)])
    faults = faults_of(refused, SHEETS["petitions"])
    assert (len(faults.shown), faults.more) == (MOST, 3)
