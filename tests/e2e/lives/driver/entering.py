"""Enters the district of the lives; returns when what was entered is known everywhere."""

from datetime import date
from typing import Any
from uuid import uuid4

from tests.e2e.lives.model.fixtures import (
    FIELDS,
    MEETING_ON,
    WIDER,
    Accounts,
    Cell,
    Ground,
    Place,
    Regulation,
)
from tests.e2e.lives.model.working_days import DECIDED_OFF, DECIDED_WORKED
from tests.support.petition_district import SINCE, Entering
from tests.support.servers.system import System
from tests.support.town import OPERATOR

COMMUNES = ("Đoàn Thượng", "Đồng Quang", "Gia Khánh", "Yết Kiêu")
CELLS_OF = (2, 1, 2, 1)
OFFICES = ("Phòng Nông nghiệp", "Phòng Tài nguyên")
OPINIONS = ("Cây giống kém", "Đường thôn lầy lội", "Loa truyền thanh hỏng")


def enter(system: System) -> Ground:
    mark = uuid4().hex[:8]
    names = ("province", "office", "committee", "secretary", "board-1", "board-2")
    province_account, office_account, committee, secretary, *boards = (
        f"{name}-{mark}" for name in names
    )
    operator = Entering(system.caller(OPERATOR))
    root = operator.organization(f"Tỉnh ủy {mark}", "province_committee", None)
    operator.grant(province_account, "province_office", root)
    province = Entering(system.caller(province_account))
    district = _place(province, "Huyện ủy Gia Lộc", "district_committee", root)
    province.grant(office_account, "district_office", district.id)
    province.grant(committee, "standing_committee", district.id)
    communes = [
        _place(province, f"Đảng bộ xã {n}", "grassroots_committee", district.id) for n in COMMUNES
    ]
    agencies = [
        _place(province, f"Chi bộ {n}", "base_cell", district.id, cell_type="agency")
        for n in OFFICES
    ]
    for account, agency in zip(boards, agencies, strict=True):
        province.grant(account, "answering_office", agency.id)
    office = Entering(system.caller(office_account))
    cells = _cells(province, communes)
    province.grant(secretary, "cell_secretary", cells[0].id)
    leaders = _leaders(province, district.id, cells[0].id)
    meeting, opinions = _meeting(province, cells[0].id)
    offices = [
        _office(office, agency, name) for agency, name in zip(agencies, OFFICES, strict=True)
    ]
    regulations = _regulations(office, district.id, communes[2].id)
    zones = [_zone(office, district.id, n, communes[2 * n - 2 : 2 * n], leaders) for n in (1, 2)]
    _decide_working_days(province)
    return Ground(
        root=root,
        district=district,
        zones=tuple(zones),
        communes=tuple(communes),
        communes_of={z.id: tuple(communes[2 * n : 2 * n + 2]) for n, z in enumerate(zones)},
        cells=(*(_in_zone(cell, communes, zones) for cell in cells), _own_commune(agencies[0])),
        offices=tuple(offices),
        regulations=regulations,
        head=leaders[0],
        deputy=leaders[1],
        meeting=meeting,
        opinions=opinions,
        accounts=Accounts(
            province=province_account,
            office=office_account,
            committee=committee,
            secretary=secretary,
            boards={place.id: account for place, account in zip(offices, boards, strict=True)},
        ),
    )


def _place(by: Entering, name: str, kind: str, parent: str, **more: str) -> Place:
    return Place(by.organization(name, kind, parent, **more), name)


def _cells(province: Entering, communes: list[Place]) -> list[Cell]:
    cells = []
    for commune, number in zip(communes, CELLS_OF, strict=True):
        for n in range(number):
            name = f"Chi bộ thôn {n + 1}"
            place = _place(province, name, "cell", commune.id, cell_type="village")
            cells.append(Cell(place.id, name, commune, None))
    return cells


def _in_zone(cell: Cell, communes: list[Place], zones: list[Place]) -> Cell:
    return Cell(cell.id, cell.name, cell.commune, zones[communes.index(cell.commune) // 2])


def _own_commune(agency: Place) -> Cell:
    return Cell(agency.id, agency.name, agency, None)


def _leaders(province: Entering, district: str, cell: str) -> tuple[Place, Place]:
    found = []
    for name, role in (("Vi Thị Hạnh", "standing_member"), ("Nông Văn An", "member")):
        member = {"full_name": name, "cell_id": cell, "effective_on": SINCE}
        member_id = province.post("/assignment/members", **member)
        post = {"committee_id": district, "role": role, "level": "district", "starts_on": SINCE}
        province.post(f"/assignment/members/{member_id}/posts", **post)
        found.append(Place(member_id, name))
    return found[0], found[1]


def _meeting(province: Entering, cell: str) -> tuple[str, dict[str, str]]:
    """A meeting of the cell with the opinions that petitions can grow out of."""
    held: dict[str, Any] = {"organization_id": cell, "kind": "regular"}
    meeting = province.post("/attendance/meetings/record", **held, held_on=MEETING_ON.isoformat())
    opinions = {str(uuid4()): text for text in OPINIONS}
    for opinion, text in opinions.items():
        province.post(f"/attendance/meetings/{meeting}/opinions", id=opinion, text=text)
    return meeting, opinions


def _office(office: Entering, agency: Place, name: str) -> Place:
    about = {"organization_id": agency.id, "name": name, "starts_on": SINCE}
    return Place(office.post("/petition/offices", **about), name)


def _regulations(office: Entering, district: str, commune: str) -> tuple[Regulation, ...]:
    """The district's since long, and since April one commune's own, which is stricter."""
    given = (
        (district, date.fromisoformat(SINCE), 10, 3, 5, FIELDS),
        (commune, date(2024, 4, 1), 4, 1, 2, WIDER),
    )
    return tuple(_regulation(office, *each) for each in given)


def _regulation(
    office: Entering,
    scope: str,
    since: date,
    answer: int,
    remind: int,
    escalate: int,
    fields: dict[str, str],
) -> Regulation:
    regulation_id = office.post(
        "/petition/regulations",
        number="05-QĐ/HU",
        title="Quy định trả lời kiến nghị",
        scope_id=scope,
        starts_on=since.isoformat(),
        answer_days=answer,
        remind_days=remind,
        escalate_days=escalate,
        fields=[{"code": code, "name": name} for code, name in fields.items()],
    )
    return Regulation(regulation_id, scope, since, answer, remind, escalate, fields)


def _zone(
    office: Entering,
    district: str,
    number: int,
    communes: list[Place],
    leaders: tuple[Place, Place],
) -> Place:
    name = f"Khu {number}"
    zone_id = office.post(
        "/petition/zones",
        organization_id=district,
        name=name,
        starts_on=SINCE,
        commune_ids=[commune.id for commune in communes],
        head_id=leaders[0].id,
        deputy_id=leaders[1].id,
    )
    return Place(zone_id, name)


def _decide_working_days(province: Entering) -> None:
    province.post(
        "/petition/working-years",
        year=2024,
        days_off=[DECIDED_OFF.isoformat()],
        days_worked=[DECIDED_WORKED.isoformat()],
        document="Thông báo hoán đổi ngày làm việc",
    )
