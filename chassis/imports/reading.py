"""A workbook's first sheet, read by its columns."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from openpyxl import load_workbook

from chassis.imports.cells import CellRefused, Reader, ValueMissing, plain
from chassis.imports.sheets import Fault, Sheet
from contracts.imports import SheetColumn, SheetColumns
from kernel.errors import Refusal

_MOST_COLUMNS: Final = 50
_MOST_BYTES: Final = 200 * 1024 * 1024
"""Of the workbook unpacked: a small file can hide a large one."""

Values = dict[str, Any]
"""What a row says, by field; a field whose cell is blank is not among them."""


class NotAWorkbook(Refusal):
    """The file is of another kind, torn, or too large when unpacked."""

    field = "file"

    def __init__(self) -> None:
        super().__init__("The file is not an XLSX workbook that can be read.")


class TooManyRows(Refusal):
    """More rows than the service takes at once; blank ones do not count."""

    field = "file"

    def __init__(self, most_rows: int) -> None:
        super().__init__(f"A sheet has at most {most_rows} rows.")


class ColumnMissing(Refusal):
    """No header stands for a needed field, which is named."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__("The sheet lacks a column that is needed.")


@dataclass(frozen=True, slots=True)
class Column:
    """A header, the field it stands for, and how its cells are read.

    ``description`` tells in Vietnamese what to write, ``example`` shows it.
    """

    header: str
    field: str
    read: Reader
    description: str = ""
    example: str = ""
    required: bool = False


R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class SheetDefinition(Generic[R]):
    """A sheet that a service reads, by the end of its address; each row is a ``row``."""

    name: str
    row: Callable[..., R]
    columns: Sequence[Column]
    most_rows: int

    def read(self, workbook: bytes) -> Sheet[R]:
        """Raises NotAWorkbook, TooManyRows, or ColumnMissing naming the field."""
        rows, faults = read(workbook, self.columns, self.most_rows)
        return Sheet([self.row(row=number, **values) for number, values in rows], faults)

    def published(self) -> SheetColumns:
        """Its columns, for those who fill it."""
        return SheetColumns(
            most_rows=self.most_rows,
            columns=[
                SheetColumn(
                    header=column.header,
                    field=column.field,
                    description=column.description,
                    example=column.example,
                    required=column.required,
                )
                for column in self.columns
            ],
        )


def read(
    workbook: bytes, columns: Sequence[Column], most_rows: int
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
        if seen > most_rows:
            raise TooManyRows(most_rows)
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
        elif column.required:
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
            if value is not None and str(value).strip():
                values[column.field] = column.read(value, column.field)
            elif column.required:
                raise ValueMissing(column.field)
        except CellRefused as error:
            faults.append(Fault.of(number, error))
    return values, faults
