"""What the portal says of sheets is what the services read; the template can be read back."""

import inspect
import io
from typing import Any, Final

import pytest
from openpyxl import load_workbook

from chassis.imports import cells, reading, references, sheets
from chassis.imports.reading import SheetDefinition
from services.assignment.application import conflicts as assignment_conflicts
from services.assignment.imports import (
    member_sheet as members,
    organization_sheet as organizations,
    rows as assignment_sheets,
)
from services.attendance.imports import meeting_sheet as meetings, rows as attendance_sheets
from services.petition.imports import petition_sheet as petitions, rows as petition_sheets
from services.portal.imports.faults import MOST, Fault, faults_of
from services.portal.imports.template import template
from services.portal.messages.errors import RULES
from services.portal.messages.sheets import SHEETS
from services.portal.web.errors import BrokenRule, Refused

READ: Final[dict[str, SheetDefinition[Any]]] = {
    sheet.name: sheet
    for sheet in (
        petitions.PETITIONS,
        meetings.MEETINGS,
        members.MEMBERS,
        organizations.ORGANIZATIONS,
    )
}
ABSTRACT: Final = {"Conflict", "Refusal", "RuleBroken", "WordUnclear"}
PETITIONS = petitions.PETITIONS.published()
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
def test_as_many_rows_are_told_as_are_taken_and_each_column_is_described(name: str) -> None:
    told = READ[name].published()
    assert SHEETS[name].most == told.most_rows
    assert all(column.description for column in told.columns)


@pytest.mark.parametrize(("name", "field"), WORDS)
def test_every_meaning_that_a_column_may_have_is_told_by_a_word(name: str, field: str) -> None:
    says = next(one.description for one in READ[name].columns if one.field == field)
    words = WORDS[name, field]
    assert {words[word] for word in words if word in says} == set(words.values())


@pytest.mark.parametrize("name", READ)
def test_every_example_is_one_that_its_column_takes(name: str) -> None:
    for column in READ[name].columns:
        if column.example:
            assert column.read(column.example, column.field) is not None


@pytest.mark.parametrize("sheet", READ.values(), ids=lambda sheet: sheet.name)
def test_a_template_comes_back_as_the_row_of_its_example(sheet: SheetDefinition[Any]) -> None:
    made = template(sheet.published())

    rows, faults = reading.read(made, sheet.columns, sheet.most_rows)

    needed = {one.field for one in sheet.columns if one.required}
    assert {fault.field for fault in faults} <= needed
    assert [number for number, _ in rows] + [fault.row for fault in faults[:1]] == [2]
    assert len(load_workbook(io.BytesIO(made)).worksheets) == 2


def test_nothing_in_a_template_is_counted_with() -> None:
    for sheet in READ.values():
        workbook = load_workbook(io.BytesIO(template(sheet.published())))
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
    for module in (assignment_sheets, attendance_sheets, petition_sheets, references):
        classes = inspect.getmembers(module, inspect.isclass)
        named |= {name for name, found in classes if issubclass(found, Exception)}

    assert named <= {*RULES, *ABSTRACT, "MemberAlreadyAssigned"}


def test_faults_are_told_by_row_and_header() -> None:
    refused = Refused(
        [
            BrokenRule("zone", "ZoneUnknown", 3),
            BrokenRule("offices", "OfficeUnknown", 4, "Ban"),
            BrokenRule("file", "NotAWorkbook"),
        ]
    )
    assert faults_of(refused, PETITIONS).shown == [
        Fault(3, "Khu", "Không có khu nào tên này."),
        Fault(4, "Cùng trả lời", "Ban: Không có cơ quan trả lời nào tên này."),
        Fault(None, "", "Tệp này không phải bảng tính Excel (.xlsx) đọc được."),
    ]


def test_of_many_faults_the_first_are_shown_and_the_others_counted() -> None:
    refused = Refused([BrokenRule("zone", "ZoneUnknown", row) for row in range(2, MOST + 5)])
    faults = faults_of(refused, PETITIONS)
    assert (len(faults.shown), faults.more) == (MOST, 3)
