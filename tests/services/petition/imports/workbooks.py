"""Workbooks of petitions as an office has them: each row by its headers."""

import io
from collections.abc import Mapping, Sequence
from datetime import date

from openpyxl import Workbook

NEEDED = ("Khu", "Giao ban", "Chi bộ", "Lĩnh vực", "Nội dung", "Địa chỉ")

Value = str | int | float | date | None

Row = Mapping[str, Value]


def a_workbook(*rows: Row, headers: Sequence[object] | None = None) -> bytes:
    """The first sheet has these rows, and the headers that the rows name unless others are given.

    A cell whose text begins with a sign that a spreadsheet would count with stays a text.
    """
    named = list(dict.fromkeys(header for row in rows for header in row)) or NEEDED
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(list(named if headers is None else headers))
    for number, row in enumerate(rows, start=2):
        for place, header in enumerate(named, start=1):
            cell = sheet.cell(number, place)
            cell.value = row.get(header)
            if isinstance(cell.value, str):
                cell.data_type = "s"
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()
