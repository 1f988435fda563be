"""The six zones of Gia Lộc, and who belongs at their briefings."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from services.demo.gia_loc import places
from services.demo.ids import demo_id


@dataclass(frozen=True, slots=True)
class Zone:
    """A group of communes, by their codes."""

    number: int
    communes: tuple[str, ...]

    @property
    def id(self) -> str:
        return demo_id(f"zone:{self.number}")

    @property
    def name(self) -> str:
        return f"Khu {self.number + 1}"

    @property
    def head_id(self) -> str:
        """A standing member of the district committee."""
        return _member(places.DISTRICT, self.number)

    @property
    def deputy_id(self) -> str:
        """A member of the district committee, who keeps the minutes."""
        return _member(places.DISTRICT, places.ZONES + 3 + self.number)

    def expected(self) -> list[dict[str, Any]]:
        """Members who belong at a briefing: head, deputy, and the heads of communes and cells."""
        district = demo_id(f"organization:{places.DISTRICT}")
        people = [
            _attendee("zone_head", district, self.head_id),
            _attendee("zone_deputy", district, self.deputy_id),
        ]
        for code in self.communes:
            commune = demo_id(f"organization:{code}")
            people.append(_attendee("commune_secretary", commune, _member(code, 0)))
            people.append(_attendee("commune_chairman", commune, _member(code, 1)))
            people += [
                _attendee("cell_secretary", demo_id(f"organization:{cell}"))
                for cell in places.cells_of(code)
            ]
        return people


def zones() -> list[Zone]:
    """Five zones of four communes, and one of three."""
    codes = iter(places.commune_code(number) for number in range(len(places.COMMUNES)))
    sizes = [4] * (places.ZONES - 1) + [len(places.COMMUNES) - 4 * (places.ZONES - 1)]
    return [Zone(number, tuple(islice(codes, size))) for number, size in enumerate(sizes)]


def _attendee(capacity: str, organization_id: str, member_id: str | None = None) -> dict[str, Any]:
    attendee = {"capacity": capacity, "organization_id": organization_id}
    return attendee if member_id is None else attendee | {"member_id": member_id}


def _member(committee: str, number: int) -> str:
    return demo_id(f"member:{committee}:{number}")
