"""Faults of a sheet, as a table that one reads beside the sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from contracts.imports import SheetColumns
from services.portal.messages.errors import sentence
from services.portal.web.errors import Refused

MOST: Final = 200
"""Shown at once; whoever has put these right sends the sheet again."""


@dataclass(frozen=True, slots=True)
class Fault:
    """``row`` as the spreadsheet numbers it, none for the sheet as a whole; ``column`` a header."""

    row: int | None
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Faults:
    """The first of all that is wrong, and how many more there are."""

    shown: Sequence[Fault]
    more: int


def faults_of(refused: Refused, columns: SheetColumns) -> Faults:
    """Faults in the order of the rows, as the service tells them."""
    headers = {column.field: column.header for column in columns.columns}
    told = [
        Fault(
            broken.row,
            headers.get(broken.field, ""),
            f"{broken.about}: {said}" if broken.about else said,
        )
        for broken in refused.rules
        for said in [sentence(broken.rule)]
    ]
    return Faults(told[:MOST], len(told[MOST:]))


def one_fault(rule: str) -> Faults:
    """Fault of the sheet as a whole."""
    return Faults([Fault(None, "", sentence(rule))], 0)
