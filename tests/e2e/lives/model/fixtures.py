"""What stands in the district in which the lives are led; ``entering`` enters it."""

from dataclasses import dataclass
from datetime import date

BEGINNING = date(2024, 1, 8)
MEETING_ON = date(2024, 1, 5)


@dataclass(frozen=True)
class Place:
    """Whatever has an id and a name."""

    id: str
    name: str


@dataclass(frozen=True)
class Cell:
    """``zone`` is None for an agency's cell, which goes to no briefing and is its own commune."""

    id: str
    name: str
    commune: Place
    zone: Place | None


@dataclass(frozen=True)
class Regulation:
    """In force for a subtree since a day; all lengths are working days."""

    id: str
    scope: str
    starts_on: date
    answer_days: int
    remind_days: int
    escalate_days: int
    fields: dict[str, str]


FIELDS = {"agriculture": "Nông nghiệp", "land": "Đất đai", "other": "Lĩnh vực khác"}
WIDER = FIELDS | {"water": "Nước sạch"}
"""What the regulation of one commune knows besides."""


@dataclass(frozen=True)
class Accounts:
    """Who acts and who reads: each sees as much as the role lets it."""

    province: str
    office: str
    committee: str
    secretary: str
    boards: dict[str, str]
    """By office, who answers in its name."""


@dataclass(frozen=True)
class Ground:
    """The district. Communes, zones and offices are in the order of the Vietnamese alphabet.

    ``regulations``: the district's first, then that of one commune. ``communes_of``: by zone.
    ``secretary`` is that of the first cell, where the opinions were raised.
    """

    root: str
    district: Place
    zones: tuple[Place, ...]
    communes: tuple[Place, ...]
    communes_of: dict[str, tuple[Place, ...]]
    cells: tuple[Cell, ...]
    offices: tuple[Place, ...]
    regulations: tuple[Regulation, ...]
    head: Place
    deputy: Place
    meeting: str
    opinions: dict[str, str]
    accounts: Accounts

    def regulation(self, scope: str, day: date) -> Regulation:
        """That of the commune (or what lies below it) on the day, else the district's."""
        district, own = self.regulations
        below = {own.scope, *(cell.id for cell in self.cells if cell.commune.id == own.scope)}
        return own if scope in below and day >= own.starts_on else district

    def field_name(self, cell: Cell, day: date, code: str) -> str:
        return self.regulation(cell.id, day).fields.get(code, code)

    def office(self, office_id: str) -> Place:
        return next(office for office in self.offices if office.id == office_id)
