"""Time that a page is about: its year, its day, and its state of knowledge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from services.portal.web import formats
from services.portal.web.forms import Typed

FIRST_YEAR: Final = 1930
LAST_YEAR: Final = 2200
_CHOICES: Final = 12


@dataclass(frozen=True)
class ReportTime:
    """``on``, ``as_of`` (UTC) and ``tree_on`` are None when nobody chose them.

    ``typed`` keeps what the address said, with what is wrong with it; what is wrong is not asked.
    """

    year: int
    today: date
    on: date | None = None
    as_of: datetime | None = None
    tree_on: date | None = None
    typed: Typed = field(default_factory=Typed)

    @classmethod
    def read(cls, query: Mapping[str, str], today: date) -> "ReportTime":
        typed = Typed(query)
        on = typed.day("on", required=False)
        year = typed.number("year")
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            typed.wrong("year", "NoSuchYear")
            year = None
        return cls(
            year=year or (on or today).year,
            today=today,
            on=on,
            as_of=typed.moment("as_of"),
            tree_on=typed.day("tree_on", required=False),
            typed=typed,
        )

    def parameters(self, **more: str | list[str] | None) -> dict[str, str | list[str]]:
        """The parameters of the read API."""
        given: dict[str, str | list[str] | None] = {"year": str(self.year), **self._times(), **more}
        return {name: value for name, value in given.items() if value}

    def times(self) -> dict[str, str | list[str]]:
        """As :meth:`parameters`, for what knows no year."""
        return {name: value for name, value in self._times().items() if value}

    def address(self) -> dict[str, str]:
        """Parameters that the addresses of further pages carry on."""
        chosen = {"year": str(self.year), **self._times()}
        return {name: value for name, value in chosen.items() if value}

    def years(self) -> list[tuple[int, int]]:
        """Years to choose from, latest first, each as a value and what is read."""
        last = self.today.year
        years = {self.year, *range(last - _CHOICES, last + 1)}
        return [(year, year) for year in sorted(years, reverse=True)]

    def says(self) -> str:
        """Times in words, for under a title."""
        parts = [f"Năm {self.year}"]
        if self.on is not None:
            parts.append(f"tính đến hết {formats.day(self.on)}")
        elif self.year == self.today.year:
            parts.append(f"tính đến hôm nay, {formats.day(self.today)}")
        if self.tree_on is not None:
            parts.append(f"theo tổ chức của ngày {formats.day(self.tree_on)}")
        if self.as_of is not None:
            parts.append(f"theo những gì đã ghi đến {formats.moment(self.as_of)}")
        return ", ".join(parts)

    def _times(self) -> dict[str, str | None]:
        return {
            "on": _iso(self.on),
            "as_of": _iso(self.as_of),
            "tree_on": _iso(self.tree_on),
        }


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
