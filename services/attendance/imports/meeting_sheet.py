"""XLSX in: past meetings, one per row, on the first sheet, below a row of headers.

| column | field | |
|---|---|---|
| Tổ chức | the cell's or committee's code on that day, or its id | needed |
| Ngày họp | the day: a date cell, 31/12/2020 or 2020-12-31 | needed |
| Loại | Thường kỳ, Chuyên đề, Điểm luân phiên, Bất thường | needed |
| Có mặt | how many party members were present | |
| Triệu tập | how many there were to expect | |
| Địa điểm | the place | |
| Người dự | who sat in from above, by full name or id, parted by ``;`` or a line end | |

It is read as :mod:`chassis.imports` reads.
"""

import re
from typing import Final

from chassis.imports import cells
from chassis.imports.reading import Column, read
from chassis.imports.sheets import Sheet
from services.attendance.imports.rows import MeetingRow

MOST_ROWS: Final = 5_000

KINDS: Final = {
    "Thường kỳ": "regular",
    "Chuyên đề": "thematic",
    "Điểm luân phiên": "model",
    "Bất thường": "extraordinary",
}


def read_meetings(workbook: bytes) -> Sheet[MeetingRow]:
    """Raises NotAWorkbook, TooManyRows, or ColumnMissing naming the field."""
    rows, faults = read(workbook, COLUMNS, MOST_ROWS)
    return Sheet([MeetingRow(row=row, **values) for row, values in rows], faults)


def _names(value: object, field: str) -> tuple[str, ...]:
    names = re.split(r"[;\n]", cells.text(value, field))
    return tuple(name.strip() for name in names if name.strip())


COLUMNS: Final = (
    Column("Tổ chức", "organization", cells.text, needed=True),
    Column("Ngày họp", "held_on", cells.day(), needed=True),
    Column("Loại", "kind", cells.one_of(KINDS), needed=True),
    Column("Có mặt", "present", cells.number("people")),
    Column("Triệu tập", "expected", cells.number("people")),
    Column("Địa điểm", "place", cells.text),
    Column("Người dự", "attended_by", _names),
)
