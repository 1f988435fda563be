"""One cell: what its value means, or why it means nothing."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import ClassVar, Final
from uuid import UUID

from kernel.errors import Refusal
from kernel.period import EARLIEST, LATEST

_LOCAL_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_NUMBER: Final = re.compile(r"-?\d{1,9}", re.ASCII)

Reader = Callable[[object, str], object]
"""Reads a value that is there; the other argument is the field to name in a refusal."""


class CellRefused(Refusal):
    """What a cell of ``field`` holds is not what its column takes."""

    sentence: ClassVar[str]

    def __init__(self, field: str, sentence: str | None = None) -> None:
        self.field = field
        super().__init__(sentence or self.sentence)


class ValueMissing(CellRefused):
    """The cell of a needed column is blank."""

    sentence = "This column needs a value in every row."


class NotADay(CellRefused):
    """The cell holds no day, or one that its column does not take."""

    sentence = "A day is a date cell, or text like 31/12/2020, and a day that exists."


class NotAWord(CellRefused):
    """The cell holds none of the words that its column knows."""

    sentence = "The word is not one of those that this column may have."


class NotANumber(CellRefused):
    """The cell holds no whole number, or one of more than nine digits."""


class NotAnId(CellRefused):
    """The cell holds no UUID."""

    sentence = "An id is a UUID."


def text(value: object, field: str) -> str:
    """The text as it is shown: a code that the sheet took for a number loses its ``.0``."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def identity(value: object, field: str) -> UUID:
    """Raises NotAnId."""
    try:
        return UUID(str(value).strip())
    except ValueError:
        raise NotAnId(field) from None


def number(things: str) -> Reader:
    """Reads whole numbers of ``things``, the word for what is counted. Raises NotANumber."""

    def read(value: object, field: str) -> int:
        written = text(value, field)
        if isinstance(value, bool) or not _NUMBER.fullmatch(written):
            raise NotANumber(field, f"A number of {things} is a whole number.")
        return int(written)

    return read


def day(earliest: date = date.min, latest: date = date.max) -> Reader:
    """Reads date cells, ``31/12/2020`` and ``2020-12-31``, both limits included. Raises NotADay."""

    def read(value: object, field: str) -> date:
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, str):
            value = _written_day(value.strip())
        if not isinstance(value, date) or not earliest <= value <= latest:
            raise NotADay(field)
        return value

    return read


A_DAY: Final = "Ngày, như 06/3/2019"
"""To those who fill the sheet."""

DAY: Final[Reader] = day(EARLIEST, LATEST)
"""Reads a day of which a dated fact may speak."""


def names(value: object, field: str) -> tuple[str, ...]:
    """Several names in one cell, parted by ``;`` or a line end."""
    parts = re.split(r"[;\n]", text(value, field))
    return tuple(name.strip() for name in parts if name.strip())


def one_of(words: Mapping[str, str]) -> Reader:
    """Reads the words of the screen, or those that are stored for them. Raises NotAWord."""
    meant = {plain(word): stored for word, stored in words.items()}
    meant |= {plain(stored): stored for stored in words.values()}

    def read(value: object, field: str) -> str:
        if plain(str(value)) not in meant:
            raise NotAWord(field)
        return meant[plain(str(value))]

    return read


def plain(word: str) -> str:
    """Without case, accents and spaces: ``Uỷ viên`` and ``ủy  viên`` are the same word."""
    spread = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    return "".join(letter for letter in spread if letter.isalnum())


def _written_day(written: str) -> date | None:
    local = _LOCAL_DAY.fullmatch(written)
    try:
        if local is not None:
            day_of_month, month, year = map(int, local.groups())
            return date(year, month, day_of_month)
        return date.fromisoformat(written)
    except ValueError:
        return None
