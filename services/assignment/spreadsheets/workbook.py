"""A workbook's first sheet, read by its columns."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from openpyxl import load_workbook

from services.assignment.application.sheets import Fault
from services.assignment.domain.errors import RuleBroken
from services.assignment.spreadsheets.cells import Reader, ValueMissing, plain

MOST_ROWS: Final = 20_000
_MOST_COLUMNS: Final = 50
_MOST_BYTES: Final = 200 * 1024 * 1024
"""Of the workbook unpacked: a small file can hide a large one."""

Values = dict[str, Any]
"""What a row says, by field."""


class NotAWorkbook(RuleBroken):
    sentence = "The file is not an XLSX workbook that can be read."
    field = "file"


class TooManyRows(RuleBroken):
    sentence = f"A sheet has at most {MOST_ROWS} rows."
    field = "file"


class ColumnMissing(RuleBroken):
    sentence = "The sheet lacks a column that is needed."


@dataclass(frozen=True, slots=True)
class Column:
    """A header, the field it stands for, and how its cells are read."""

    header: str
    field: str
    read: Reader
    needed: bool = False


def read(
    workbook: bytes, columns: Sequence[Column]
) -> tuple[list[tuple[int, Values]], list[Fault]]:
    """The rows that can be read, by their numbers, and every fault of the others.

    Raises NotAWorkbook, TooManyRows, or ColumnMissing naming the field.
    """
    lines = _lines(workbook)
    places = _places(next(lines, ()), columns)
    rows: list[tuple[int, Values]] = []
    faults: list[Fault] = []
    seen = 0
    for number, cells in enumerate(lines, start=2):
        if all(cell is None for cell in cells):
            continue
        seen += 1
        if seen > MOST_ROWS:
            raise TooManyRows
        values, wrong = _row(number, cells, columns, places)
        if wrong:
            faults += wrong
        else:
            rows.append((number, values))
    return rows, faults


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


def _places(headers: Sequence[object], columns: Sequence[Column]) -> Mapping[str, int]:
    found = {plain(str(header)): place for place, header in enumerate(headers) if header}
    places = {}
    for column in columns:
        if plain(column.header) in found:
            places[column.field] = found[plain(column.header)]
        elif column.needed:
            raise ColumnMissing(column.field)
    return places


def _row(
    number: int, cells: Sequence[object], columns: Sequence[Column], places: Mapping[str, int]
) -> tuple[Values, list[Fault]]:
    values: Values = {}
    faults = []
    for column in columns:
        place = places.get(column.field, len(cells))
        value = cells[place] if place < len(cells) else None
        try:
            values[column.field] = _value(value, column)
        except RuleBroken as error:
            faults.append(Fault.of(number, error))
    return values, faults


def _value(value: object, column: Column) -> object:
    if value is None or not str(value).strip():
        if column.needed:
            raise ValueMissing(column.field)
        return None
    return column.read(value, column.field)
