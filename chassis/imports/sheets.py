"""What comes out of a sheet: rows to store, and what is wrong with the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row, numbered as the spreadsheet numbers it.

    ``about`` is the word of the cell that the rule concerns, when the cell holds several.
    """

    row: int
    field: str
    rule: str
    sentence: str
    about: str = ""

    @classmethod
    def of(cls, row: int, error: Refusal, field: str | None = None, *, about: str = "") -> "Fault":
        """The broken rule; ``field`` is the column where it is not the rule's own field.

        A rule that is ``about`` a word of its cell says so itself.
        """
        about = about or getattr(error, "about", "")
        sentence = f"{about}: {error}" if about else str(error)
        return cls(row, field or error.field or "", type(error).__name__, sentence, about)


R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[R]):
    """The rows that could be read, and what is wrong with those that could not."""

    rows: Sequence[R]
    faults: Sequence[Fault] = ()


class NothingToImport(Refusal):
    """A sheet with neither rows nor faults."""

    field = "file"

    def __init__(self) -> None:
        super().__init__("The sheet has no rows.")


class SheetRefused(Refusal):
    """``problems`` has every fault, in the order of the rows; nothing was stored."""

    field = "file"

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__("Some rows are wrong; nothing was stored.")
        self.faults = sorted(faults, key=lambda fault: fault.row)

    @property
    def problems(self) -> list[dict[str, Any]]:
        return [
            {
                "row": fault.row,
                "field": fault.field,
                "rule": fault.rule,
                "detail": fault.sentence,
                **({"about": fault.about} if fault.about else {}),
            }
            for fault in self.faults
        ]
