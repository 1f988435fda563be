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

Headers and words are read without regard to letter case, accents and spaces. Columns may stand in
any order among the first fifty; others are passed over, and so are blank rows.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from openpyxl import load_workbook

from services.attendance.application.sheets import Fault, MeetingRow, Sheet
from services.attendance.domain.errors import RuleBroken

MOST_ROWS: Final = 5_000
_MOST_COLUMNS: Final = 50
_MOST_BYTES: Final = 200 * 1024 * 1024
"""Of the workbook unpacked: a small file can hide a large one."""

KINDS: Final = {
    "Thường kỳ": "regular",
    "Chuyên đề": "thematic",
    "Điểm luân phiên": "model",
    "Bất thường": "extraordinary",
}
_LOCAL_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_NUMBER: Final = re.compile(r"-?\d{1,9}", re.ASCII)


class NotAWorkbook(RuleBroken):
    sentence = "The file is not an XLSX workbook that can be read."
    field = "file"


class TooManyRows(RuleBroken):
    sentence = f"A sheet has at most {MOST_ROWS} rows."
    field = "file"


class ColumnMissing(RuleBroken):
    sentence = "The sheet lacks a column that is needed."


class ValueMissing(RuleBroken):
    sentence = "This column needs a value in every row."


class NotADay(RuleBroken):
    sentence = "A day is a date cell, or text like 31/12/2020, and a day that exists."


class NotAWord(RuleBroken):
    sentence = "The word is not one of those that this column may have."


class NotANumber(RuleBroken):
    sentence = "A number of people is a whole number."


def read_meetings(workbook: bytes) -> Sheet:
    """Raises NotAWorkbook, TooManyRows, or ColumnMissing naming the field."""
    lines = _lines(workbook)
    places = _places(next(lines, ()))
    rows: list[MeetingRow] = []
    faults: list[Fault] = []
    for number, cells in enumerate(lines, start=2):
        if all(cell is None for cell in cells):
            continue
        if len(rows) + len({fault.row for fault in faults}) >= MOST_ROWS:
            raise TooManyRows
        values, wrong = _row(number, cells, places)
        faults += wrong
        if not wrong:
            rows.append(MeetingRow(row=number, **values))
    return Sheet(rows, faults)


def _lines(workbook: bytes) -> Iterator[Sequence[object]]:
    try:
        _check_size(workbook)
        sheet = load_workbook(io.BytesIO(workbook), read_only=True, data_only=True).worksheets[0]
        # A workbook may state a size that it does not have.
        sheet.reset_dimensions()
        yield from sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True)
    # What the libraries raise over a file that is no workbook is not one kind of error.
    except Exception as error:
        raise NotAWorkbook from error


def _check_size(workbook: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(workbook)) as packed:
        if sum(part.file_size for part in packed.infolist()) > _MOST_BYTES:
            raise NotAWorkbook


def _places(headers: Sequence[object]) -> Mapping[str, int]:
    found = {_plain(str(header)): place for place, header in enumerate(headers) if header}
    places = {}
    for column in _COLUMNS:
        if _plain(column.header) in found:
            places[column.field] = found[_plain(column.header)]
        elif column.needed:
            raise ColumnMissing(column.field)
    return places


def _row(
    number: int, cells: Sequence[object], places: Mapping[str, int]
) -> tuple[dict[str, Any], list[Fault]]:
    values: dict[str, Any] = {}
    faults = []
    for column in _COLUMNS:
        place = places.get(column.field, len(cells))
        value = cells[place] if place < len(cells) else None
        try:
            if value is not None and str(value).strip():
                values[column.field] = column.read(value, column.field)
            elif column.needed:
                raise ValueMissing(column.field)
        except RuleBroken as error:
            faults.append(Fault.of(number, error))
    return values, faults


def _text(value: object, field: str) -> str:
    """As it is shown: a code that the sheet took for a number loses its ``.0``."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def _number(value: object, field: str) -> int:
    written = _text(value, field)
    if isinstance(value, bool) or not _NUMBER.fullmatch(written):
        raise NotANumber(field)
    return int(written)


def _names(value: object, field: str) -> tuple[str, ...]:
    names = re.split(r"[;\n]", _text(value, field))
    return tuple(name.strip() for name in names if name.strip())


def _kind(value: object, field: str) -> str:
    meant = {_plain(word): kind for word, kind in KINDS.items()}
    meant |= {kind: kind for kind in KINDS.values()}
    if _plain(str(value)) not in meant:
        raise NotAWord(field)
    return meant[_plain(str(value))]


def _day(value: object, field: str) -> date:
    if isinstance(value, datetime):
        return value.date()
    local = _LOCAL_DAY.fullmatch(str(value).strip())
    try:
        if local is not None:
            day, month, year = map(int, local.groups())
            return date(year, month, day)
        return date.fromisoformat(str(value).strip())
    except ValueError:
        raise NotADay(field) from None


def _plain(word: str) -> str:
    """Without case, accents and spaces."""
    spread = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    return "".join(letter for letter in spread if letter.isalnum())


class _Column(NamedTuple):
    header: str
    field: str
    read: Callable[[object, str], object]
    needed: bool = False


_COLUMNS: Final = (
    _Column("Tổ chức", "organization", _text, needed=True),
    _Column("Ngày họp", "held_on", _day, needed=True),
    _Column("Loại", "kind", _kind, needed=True),
    _Column("Có mặt", "present", _number),
    _Column("Triệu tập", "expected", _number),
    _Column("Địa điểm", "place", _text),
    _Column("Người dự", "attended_by", _names),
)
