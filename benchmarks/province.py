"""The demo's province as the benchmarks need it: seats in committees, and who took them when."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from kernel.vocabulary import Level, PostRole
from services.demo import province as demo

ROOT: Final = uuid5(NAMESPACE_URL, "benchmark:province")
TERM: Final = 5
"""Years for which a committee is elected; a term begins in a year that this number divides."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in a committee; whoever takes it belongs to ``cell``."""

    number: int
    full_name: str
    committee: UUID
    cell: UUID
    level: Level
    role: PostRole

    def taken_by(self, term: int) -> UUID:
        """The member who has the seat in the term; every second one keeps it for two terms."""
        kept = self.number % 2 == 1 and (term // TERM) % 2 == 1
        since = term - TERM if kept else term
        return uuid5(NAMESPACE_URL, f"benchmark:member:{self.number}:{since}")

    def is_new(self, term: int) -> bool:
        """Whether nobody who had a seat before takes this one."""
        return self.taken_by(term) != self.taken_by(term - TERM)


class Province:
    """Eleven districts, 3,614 seats: those of practice D of the demo."""

    def __init__(self) -> None:
        self.organizations = list(demo.organizations())
        self.ids = {o.code: o.id for o in self.organizations} | {demo.ROOT: ROOT}
        self.districts = [district.code for district in demo.districts()]
        self._above = {o.code: o.parent for o in self.organizations}

    @cached_property
    def seats(self) -> list[Seat]:
        return [
            Seat(
                number,
                m.full_name,
                self.ids[m.committee],
                self.ids[m.cell],
                self._level(m.committee),
                "secretary" if m.number == 0 else "member",
            )
            for number, m in enumerate(demo.members())
        ]

    @cached_property
    def cells(self) -> dict[str, list[UUID]]:
        """The cells of each district."""
        found: dict[str, list[UUID]] = {code: [] for code in self.districts}
        for o in self.organizations:
            district = self._district(o.code)
            if district is not None and o.kind in ("cell", "base_cell"):
                found[district].append(o.id)
        return found

    @cached_property
    def visitors(self) -> dict[str, list[Seat]]:
        """The seats whose members go to each district; the province's go to all but the first."""
        places = {
            id_: district for code, id_ in self.ids.items() if (district := self._district(code))
        }
        going: dict[str, list[Seat]] = {code: [] for code in self.districts}
        others = self.districts[1:]
        for seat in self.seats:
            going[places.get(seat.committee, others[seat.number % len(others)])].append(seat)
        return going

    def _level(self, committee: str) -> Level:
        if committee == demo.ROOT:
            return "province"
        return "district" if committee in self.districts else "commune"

    def _district(self, code: str | None) -> str | None:
        while code is not None and code not in self.districts:
            code = self._above.get(code)
        return code
