"""Columns of a sheet as a service tells them: ``GET /imports/<sheet>/columns``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column: the header that people write, and the field that faults name.

    ``description`` tells in Vietnamese what to write in its cells, ``example`` shows it or is
    empty. Where it is ``required`` every row has a value.
    """

    header: str
    field: str
    description: str
    example: str
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumns:
    """The columns in the order of the template, and how many rows a sheet may have."""

    most_rows: int
    columns: list[SheetColumn]
