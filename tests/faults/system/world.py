"""The small province that the load is about, entered by the same commands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from tests.faults.system.commands import Client, Command, Told

OFFICE: Final = "van-phong-tinh"
BEGAN: Final = "2015-01-01"

COMMUNES: Final = ("A", "B")
CELLS: Final = tuple(f"{commune}{number}" for commune in COMMUNES for number in (1, 2, 3))
OWN_CELL: Final = "VP1"
"""All members have their own cell in the office, so every visit to another one counts."""

MEMBERS: Final = tuple(f"m{number}" for number in range(8))


class NoWorld(Exception):
    """A first entry was refused; the message says which and why."""


@dataclass(frozen=True)
class World:
    """Ids by name; the same in every run."""

    def id(self, name: str) -> UUID:
        return uuid5(NAMESPACE_URL, f"faults:{name}")

    def enter(self, operator: Client, office: Client) -> None:
        """Enter everything, one after another. Raises NoWorld."""
        last: Told | None = None
        for number, (client, path, body) in enumerate(self._entries(operator, office)):
            command = Command(
                key=f"world-{number}",
                service="assignment",
                path=path,
                body=body,
                wait_for=None if last is None else last.position,
            )
            last = client.give(command)
            if not last.accepted:
                raise NoWorld(f"{path} {body}: {last.status} {last.said}")

    def _entries(
        self, operator: Client, office: Client
    ) -> Iterator[tuple[Client, str, dict[str, Any]]]:
        yield operator, "/organizations", self._organization("T", None, "province_committee")
        grant = {
            "account": OFFICE,
            "role": "province_office",
            "organization_id": self._of("T"),
            "starts_on": BEGAN,
        }
        yield operator, "/grants", grant
        yield office, "/organizations", self._organization("D", "T", "district_committee")
        for commune in (*COMMUNES, "VP"):
            body = self._organization(commune, "D", "grassroots_committee")
            yield office, "/organizations", body
        for cell in (*CELLS, OWN_CELL):
            body = self._organization(cell, cell[:-1], "cell") | {"cell_type": "village"}
            yield office, "/organizations", body
        yield office, "/regulations", self._regulation()
        for number, member in enumerate(MEMBERS):
            yield office, "/members", self.member(member, self.id(member))
            post = self.post("D") if number % 2 else self.post(COMMUNES[number // 2 % 2])
            yield office, f"/members/{self.id(member)}/posts", post

    def member(self, name: str, member_id: UUID | None) -> dict[str, Any]:
        """The body that registers a member; without an id the service draws one."""
        return {
            "id": member_id and str(member_id),
            "full_name": f"Nguyễn Văn {name}",
            "cell_id": self._of(OWN_CELL),
            "effective_on": BEGAN,
        }

    def post(self, committee: str) -> dict[str, Any]:
        """The body that appoints somebody to the district's or a commune's committee."""
        return {
            "committee_id": self._of(committee),
            "role": "member",
            "level": "district" if committee == "D" else "commune",
            "starts_on": BEGAN,
        }

    def _organization(self, name: str, parent: str | None, kind: str) -> dict[str, Any]:
        return {
            "id": self._of(name),
            "code": name,
            "name": f"Tổ chức {name}",
            "kind": kind,
            "parent_id": parent and self._of(parent),
            "effective_on": BEGAN,
        }

    def _regulation(self) -> dict[str, Any]:
        return {
            "number": "1764-QĐ/TU",
            "title": "Quy định cấp ủy viên dự sinh hoạt chi bộ",
            "scope_id": self._of("T"),
            "starts_on": BEGAN,
            "minimums": {"district": 2, "commune": 4},
        }

    def _of(self, name: str) -> str:
        return str(self.id(name))
