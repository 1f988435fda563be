"""XLSX in: petitions put at briefings, one per row, on the first sheet, below a row of headers.

| column | field | |
|---|---|---|
| Khu | the zone's name, or its id | needed |
| Giao ban | the briefing: its day, or its month as ``3/2019`` | needed |
| Chi bộ | the cell's code on that day, or its id | needed |
| Lĩnh vực | what it is about: a name or a code of the regulation in force | needed |
| Nội dung | what is asked | needed |
| Địa chỉ | where | needed |
| Người kiến nghị | Chi bộ (also when blank), Nêu tên, Giữ kín tên, Không rõ tên | |
| Họ và tên | of who is named, or to be kept confidential | |
| Mã kiến nghị | the same in all the rows of one petition with several rounds | |

What became of a past one, each only where it did:

| column | field | |
|---|---|---|
| Xã nhận ngày | the day on which it was kept at the base | |
| Chuyển lên ngày | the day on which it went up; blank: on the day of the briefing | |
| Chuyển lên | to whom, by code or id; blank: the zone's district | |
| Cơ quan trả lời | the office that answered, by name or id | for an answer |
| Cùng trả lời | others that answered with it, parted by ``;`` or a line end | |
| Ngày giao | the first day of the round; blank: the day of the last step | |
| Hạn trả lời | blank: as the regulation says | |
| Trả lời | what was answered | for an answer |
| Ngày dự thảo | blank: as approved | |
| Ngày duyệt | blank: as answered | |
| Số văn bản | ``127-CV/HU``, read leniently | for an answer |
| Ngày trả lời | the day of the document | for an answer |
| Công bố | the briefing where it was announced: its day or its month | |
| Ý kiến chi bộ | Chấp nhận, Không chấp nhận | |
| Ngày có ý kiến | blank: the day of the announcement | |
| Lý do | why the cell did not accept it | |
| Giải quyết ngày | the day on which the thing itself was done | when solved |
| Kết quả | what was done | when solved |
| Người chứng kiến | who saw it | when solved |
| Báo giải quyết ngày | blank: that day, or after the last step | |
| Chi bộ xác nhận ngày | the day on which the cell said so too | |

It is read as :mod:`chassis.imports` reads.
"""

import re
from datetime import date
from typing import Final

from chassis.imports import cells
from chassis.imports.reading import Column, read
from chassis.imports.sheets import Sheet
from kernel.period import EARLIEST, LATEST
from services.petition.imports.rows import OfAMonth, PetitionRow

MOST_ROWS: Final = 2_000

PETITIONERS: Final = {
    "Chi bộ": "cell",
    "Nêu tên": "named",
    "Giữ kín tên": "confidential",
    "Không rõ tên": "anonymous",
    "Người dân, nêu tên": "named",
    "Người dân, giữ kín tên": "confidential",
}
VERDICTS: Final = {"Chấp nhận": "accepted", "Không chấp nhận": "rejected"}

_MONTH: Final = re.compile(
    r"(?:tháng\s*)?(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})", re.ASCII | re.IGNORECASE
)
_DAY: Final = cells.day(EARLIEST, LATEST)


def read_petitions(workbook: bytes) -> Sheet[PetitionRow]:
    """Raises NotAWorkbook, TooManyRows, or ColumnMissing naming the field."""
    rows, faults = read(workbook, COLUMNS, MOST_ROWS)
    return Sheet([PetitionRow(row=row, **values) for row, values in rows], faults)


def _names(value: object, field: str) -> tuple[str, ...]:
    names = re.split(r"[;\n]", cells.text(value, field))
    return tuple(name.strip() for name in names if name.strip())


def _briefing(value: object, field: str) -> OfAMonth:
    """A day, or a month. A sheet turns a month that is typed into its first day."""
    written = _MONTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if written is not None:
        value = f"1/{written['month']}/{written['year']}"
    day = _DAY(value, field)
    if not isinstance(day, date):
        raise cells.NotADay(field)
    return OfAMonth(month=day.replace(day=1), day=None if day.day == 1 else day)


COLUMNS: Final = (
    Column("Khu", "zone", cells.text, needed=True),
    Column("Giao ban", "briefing", _briefing, needed=True),
    Column("Chi bộ", "cell", cells.text, needed=True),
    Column("Lĩnh vực", "field", cells.text, needed=True),
    Column("Nội dung", "text", cells.text, needed=True),
    Column("Địa chỉ", "address", cells.text, needed=True),
    Column("Người kiến nghị", "petitioner", cells.one_of(PETITIONERS)),
    Column("Họ và tên", "petitioner_name", cells.text),
    Column("Mã kiến nghị", "key", cells.text),
    Column("Xã nhận ngày", "kept_on", _DAY),
    Column("Chuyển lên ngày", "escalated_on", _DAY),
    Column("Chuyển lên", "escalated_to", cells.text),
    Column("Cơ quan trả lời", "lead", cells.text),
    Column("Cùng trả lời", "offices", _names),
    Column("Ngày giao", "assigned_on", _DAY),
    Column("Hạn trả lời", "due_on", _DAY),
    Column("Trả lời", "answer", cells.text),
    Column("Ngày dự thảo", "drafted_on", _DAY),
    Column("Ngày duyệt", "approved_on", _DAY),
    Column("Số văn bản", "document_number", cells.text),
    Column("Ngày trả lời", "answered_on", _DAY),
    Column("Công bố", "announced", _briefing),
    Column("Ý kiến chi bộ", "verdict", cells.one_of(VERDICTS)),
    Column("Ngày có ý kiến", "judged_on", _DAY),
    Column("Lý do", "reason", cells.text),
    Column("Giải quyết ngày", "solved_on", _DAY),
    Column("Kết quả", "what", cells.text),
    Column("Người chứng kiến", "seen_by", cells.text),
    Column("Báo giải quyết ngày", "reported_on", _DAY),
    Column("Chi bộ xác nhận ngày", "confirmed_on", _DAY),
)
