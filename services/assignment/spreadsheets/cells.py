"""One cell: what its value means, or the rule that it breaks."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from services.assignment.domain.errors import RuleBroken
from services.assignment.domain.period import EARLIEST, LATEST

_LOCAL_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")

Reader = Callable[[object, str], object]
"""Reads a value that is there; the other argument is the field to name in an error."""


class ValueMissing(RuleBroken):
    sentence = "This column needs a value in every row."


class NotADay(RuleBroken):
    sentence = "A day is a date cell, or text like 31/12/2020, and a day that exists."


class NotAWord(RuleBroken):
    sentence = "The word is not one of those that this column may have."


class NotAnId(RuleBroken):
    sentence = "An id is a UUID."


def text(value: object, field: str) -> str:
    """The text as it is shown: a code that the sheet took for a number loses its ``.0``."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def day(value: object, field: str) -> date:
    """A date cell, ``31/12/2020`` or ``2020-12-31``. Raises NotADay."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, str):
        value = _written_day(value.strip(), field)
    if not isinstance(value, date) or not EARLIEST <= value <= LATEST:
        raise NotADay(field)
    return value


def identity(value: object, field: str) -> UUID:
    """Raises NotAnId."""
    try:
        return UUID(str(value).strip())
    except ValueError:
        raise NotAnId(field) from None


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


def _written_day(written: str, field: str) -> date:
    local = _LOCAL_DAY.fullmatch(written)
    try:
        if local is not None:
            day_of_month, month, year = map(int, local.groups())
            return date(year, month, day_of_month)
        return date.fromisoformat(written)
    except ValueError:
        raise NotADay(field) from None
