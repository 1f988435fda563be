"""A workbook to fill: the headers with an example below them, and how each column is filled."""

import io
from collections.abc import Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from contracts.imports import SheetColumns

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_WIDTH: Final = 22


def template(sheet: SheetColumns) -> bytes:
    """The first sheet is the one that is read when it comes back; its second row is an example."""
    workbook = Workbook()
    to_fill = workbook.worksheets[0]
    to_fill.title = "Nhập"
    _write(to_fill, [one.header for one in sheet.columns], bold=True)
    _write(to_fill, [one.example for one in sheet.columns])
    to_fill.freeze_panes = "A2"
    how = workbook.create_sheet("Cách điền")
    _write(how, ["Cột", "Ghi gì", "Cần điền"], bold=True)
    for one in sheet.columns:
        _write(how, [one.header, one.description, "cần" if one.required else ""])
    _write(how, ["", "Dòng thứ hai của bảng là ví dụ: hãy xóa hoặc ghi đè."])
    for place in range(1, len(sheet.columns) + 1):
        to_fill.column_dimensions[get_column_letter(place)].width = _WIDTH
    how.column_dimensions["A"].width = _WIDTH
    how.column_dimensions["B"].width = 4 * _WIDTH
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _write(sheet: Worksheet, values: Sequence[str], *, bold: bool = False) -> None:
    """Write every value as a text: a spreadsheet counts with none, and turns none into a day."""
    row = sheet.max_row + 1 if sheet.cell(1, 1).value is not None else 1
    for place, value in enumerate(values, start=1):
        cell = sheet.cell(row, place, value or None)
        cell.number_format = "@"
        cell.font = Font(bold=bold)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
