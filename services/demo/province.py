"""Lạng Sơn: its organizations, and the 53 + 502 + 3,059 committee members of practice D."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from services.demo.names import Names

ROOT: Final = "LS"
DINH_LAP: Final = "LS-189"
BAC_XA: Final = "LS-06619"

PROVINCE_MEMBERS: Final = 53
DISTRICT_MEMBERS: Final = 502
COMMUNE_MEMBERS: Final = 3059
DINH_LAP_MEMBERS: Final = 38
"""With 79 attendances in 2020 and at least two each, Đình Lập had at most 39."""

DINH_LAP_CELLS: Final = 183
DINH_LAP_GRASSROOTS: Final = 48

BEGAN: Final = "2015-08-01"
IN_POST: Final = "2019-06-01"


@dataclass(frozen=True, slots=True)
class Organization:
    """A row of the organizations' workbook."""

    code: str
    name: str
    kind: str
    parent: str | None
    cell_type: str | None = None

    @property
    def id(self) -> UUID:
        return uuid5(NAMESPACE_URL, f"demo:organization:{self.code}")


@dataclass(frozen=True, slots=True)
class Member:
    """A row of the members' workbook."""

    full_name: str
    cell: str
    committee: str
    role: str
    number: int
    account: str | None = None

    @property
    def id(self) -> UUID:
        return uuid5(NAMESPACE_URL, f"demo:member:{self.committee}:{self.number}")


@dataclass(frozen=True, slots=True)
class District:
    code: str
    name: str
    communes: tuple[tuple[str, str], ...]


def districts() -> list[District]:
    """The eleven districts with their communes, by the codes of the statistics office."""
    text = files(__package__).joinpath("communes.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return [
        District(
            f"LS-{code}", name, tuple((f"LS-{r['commune_code']}", r["commune_name"]) for r in group)
        )
        for (code, name), group in groupby(
            rows, key=lambda row: (row["district_code"], row["district_name"])
        )
    ]


def organizations() -> Iterator[Organization]:
    """Everything below the province committee, parents first."""
    yield from _offices(ROOT, "Đảng bộ các cơ quan tỉnh", "Chi bộ Văn phòng Tỉnh ủy")
    for district in districts():
        kind = "Thành ủy" if district.name.startswith("Thành") else "Huyện ủy"
        place = district.name.removeprefix("Thành phố ").removeprefix("Huyện ")
        yield Organization(district.code, f"{kind} {place}", "district_committee", ROOT)
        yield from _offices(
            district.code, f"Đảng bộ cơ quan {kind} {place}", f"Chi bộ Văn phòng {kind} {place}"
        )
        for code, name in district.communes:
            yield Organization(
                code, f"Đảng bộ {_lower(name)}", "grassroots_committee", district.code
            )
            yield from _cells(code, name, _cells_of(district))
        if district.code == DINH_LAP:
            yield from _base_cells(district)


def _offices(
    parent: str, committee: str, cell: str, below: str | None = None
) -> Iterator[Organization]:
    code = f"{parent}-CQ"
    yield Organization(code, committee, "grassroots_committee", below or parent)
    cells = 3 if parent == DINH_LAP else 1
    for number in range(1, cells + 1):
        name = cell if number == 1 else f"{cell} {number}"
        yield Organization(f"{code}-{number:02}", name, "cell", code, "agency")


def _cells_of(district: District) -> int:
    """183 cells in Đình Lập: 12 communes with 15 each, and three of the district's own offices."""
    return (DINH_LAP_CELLS - 3) // len(district.communes) if district.code == DINH_LAP else 2


_FIRST_CELLS: Final = (
    ("cơ quan", "agency"),
    ("thôn 1", "village"),
    ("trường học", "school"),
    ("trạm y tế", "health_station"),
)


def _cells(commune: str, name: str, number: int) -> Iterator[Organization]:
    kinds = [*_FIRST_CELLS, *((f"thôn {n}", "village") for n in range(2, number))][:number]
    for position, (what, cell_type) in enumerate(kinds, start=1):
        party = f"Chi bộ {what} {_lower(name)}"
        yield Organization(f"{commune}-{position:02}", party, "cell", commune, cell_type)


def _base_cells(district: District) -> Iterator[Organization]:
    for number in range(1, DINH_LAP_GRASSROOTS - len(district.communes)):
        yield Organization(
            f"{district.code}-CS-{number:02}",
            f"Chi bộ cơ sở cơ quan {number} huyện Đình Lập",
            "base_cell",
            district.code,
            "agency",
        )


def members() -> Iterator[Member]:
    """All 3,614, by committee."""
    names = Names(seed=1764)
    yield from _committee(ROOT, f"{ROOT}-CQ-01", PROVINCE_MEMBERS, names)
    for district, size in zip(districts(), _district_sizes(), strict=True):
        yield from _committee(district.code, f"{district.code}-CQ-01", size, names)
    communes = [code for district in districts() for code, _ in district.communes]
    for number, code in enumerate(communes):
        size, more = divmod(COMMUNE_MEMBERS, len(communes))
        yield from _committee(code, f"{code}-01", size + (number < more), names)


def _district_sizes() -> list[int]:
    others = [d for d in districts() if d.code != DINH_LAP]
    size, more = divmod(DISTRICT_MEMBERS - DINH_LAP_MEMBERS, len(others))
    sizes = {d.code: size + (n < more) for n, d in enumerate(others)}
    return [sizes.get(d.code, DINH_LAP_MEMBERS) for d in districts()]


def _committee(code: str, cell: str, size: int, names: Names) -> Iterator[Member]:
    for number in range(size):
        role = "Bí thư" if number == 0 else "Phó bí thư" if number < 3 else "Ủy viên"
        if 3 <= number < min(9, size // 2):
            role = "Ủy viên thường vụ"
        account = "bi-thu-bac-xa" if (code, number) == (BAC_XA, 0) else None
        yield Member(names.draw(), cell, code, role, number, account)


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]
