"""A district of its own for each run: a zone of two communes, an office, briefings in a row."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

from services.demo.client import Caller, eventually
from tests.support.servers.system import System
from tests.support.town import OPERATOR

SINCE = "2019-01-01"
FIELDS = ("agriculture", "land", "other")
BRIEFINGS = tuple(f"2024-{month:02}-07" for month in range(1, 9))


@dataclass(frozen=True)
class District:
    """The ids of what stands in the district, and the accounts that act there."""

    id: str
    zone: str
    communes: tuple[str, ...]
    cells: tuple[str, ...]
    lead: str
    other_office: str
    boards: tuple[str, ...]
    head: str
    briefings: tuple[str, ...]
    office: str
    committee: str
    province: str


class Entering:
    """Enters as one caller; what has not arrived everywhere is tried again."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def post(self, path: str, **body: Any) -> str:
        return str(eventually(partial(self._caller.post, path, body))["id"])

    def organization(self, name: str, kind: str, parent: str | None, **more: str) -> str:
        known = {} if parent is None else {"parent_id": parent}
        return self.post(
            "/assignment/organizations",
            code=uuid4().hex[:12],
            name=name,
            kind=kind,
            effective_on=SINCE,
            **known,
            **more,
        )

    def grant(self, account: str, role: str, organization: str) -> None:
        self.post(
            "/assignment/grants",
            account=account,
            role=role,
            organization_id=organization,
            starts_on=SINCE,
        )


def build(system: System) -> District:
    """Enter the district; returns when the office there can begin."""
    mark = uuid4().hex[:8]
    office, committee = f"office-{mark}", f"committee-{mark}"
    operator = Entering(system.caller(OPERATOR))
    root = operator.organization(f"Tỉnh ủy {mark}", "province_committee", None)
    operator.grant(f"province-{mark}", "province_office", root)
    province = Entering(system.caller(f"province-{mark}"))
    district = province.organization(f"Huyện ủy {mark}", "district_committee", root)
    province.grant(office, "district_office", district)
    province.grant(committee, "standing_committee", district)
    communes = [
        province.organization(f"Đảng bộ xã {n}", "grassroots_committee", district) for n in (1, 2)
    ]
    cells = tuple(
        province.organization(f"Chi bộ thôn {n}", "cell", commune, cell_type="village")
        for commune in communes
        for n in (1, 2)
    )
    boards = [
        province.organization(f"Chi bộ phòng {n}", "base_cell", district, cell_type="agency")
        for n in (1, 2)
    ]
    head = _standing_member(province, district, cells[0])
    zone, offices, briefings = _rules(
        Entering(system.caller(office)), district, communes, boards, head
    )
    return District(
        id=district,
        zone=zone,
        communes=tuple(communes),
        cells=cells,
        lead=offices[0],
        other_office=offices[1],
        boards=tuple(boards),
        head=head,
        briefings=briefings,
        office=office,
        committee=committee,
        province=f"province-{mark}",
    )


def _standing_member(province: Entering, district: str, cell: str) -> str:
    member = province.post(
        "/assignment/members", full_name="Vi Thị Hạnh", cell_id=cell, effective_on=SINCE
    )
    province.post(
        f"/assignment/members/{member}/posts",
        committee_id=district,
        role="standing_member",
        level="district",
        starts_on=SINCE,
    )
    return member


def _rules(
    office: Entering, district: str, communes: list[str], boards: list[str], head: str
) -> tuple[str, list[str], tuple[str, ...]]:
    """The zone, the offices and the briefings."""
    office.post(
        "/petition/regulations",
        number="05-QĐ/HU",
        title="Quy định trả lời kiến nghị",
        scope_id=district,
        starts_on=SINCE,
        answer_days=10,
        remind_days=3,
        escalate_days=5,
        fields=[{"code": code, "name": code} for code in FIELDS],
    )
    offices = [
        office.post("/petition/offices", organization_id=board, name=f"Phòng {n}", starts_on=SINCE)
        for n, board in enumerate(boards)
    ]
    zone = office.post(
        "/petition/zones",
        organization_id=district,
        name="Khu 1",
        starts_on=SINCE,
        commune_ids=communes,
        head_id=head,
    )
    briefings = tuple(
        office.post(
            "/petition/briefings/record", zone_id=zone, held_on=day, host_id=communes[n % 2]
        )
        for n, day in enumerate(BRIEFINGS)
    )
    return zone, offices, briefings
