"""Two districts side by side, entered through the commands: one's office is a neighbour there."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from services.demo.client import Caller, eventually
from tests.support.servers.system import System
from tests.support.town_petitions import Petitions, enter

OPERATOR = "quan-tri"
OFFICE = "office-dinh-lap"
NEIGHBOUR = "office-huu-lung"
EXPIRED = "office-of-last-year"
SECRETARY = "secretary-thon-1"
COMMITTEE = "committee-dinh-lap"
PROVINCE = "office-lang-son"


@dataclass(frozen=True)
class Town:
    """The ids of what stands in the district of Đình Lập."""

    district: str
    commune: str
    cell: str
    other_cell: str
    member: str
    other_member: str
    post: str
    assignment: str
    regulation: str
    grant: str
    meeting: str
    planned: str
    opinion: str
    matter: str
    cell_code: str
    commune_code: str
    petitions: Petitions


def build(system: System) -> Town:
    """Enter the two districts; returns when everything can be seen everywhere."""
    operator = system.caller(OPERATOR)
    root = _organization(operator, "LS", "Tỉnh ủy Lạng Sơn", "province_committee")
    _grant(operator, PROVINCE, "province_office", root)
    office = system.caller(PROVINCE)
    eventually(lambda: office.get("/projection/me"))
    place = _district(office, root, "DL", "Đình Lập", OFFICE)
    _district(office, root, "HL", "Hữu Lũng", NEIGHBOUR)
    ended = {"starts_on": "2019-01-01", "ends_on": "2025-12-31"}
    _grant(office, EXPIRED, "district_office", place["district"], **ended)
    _grant(office, SECRETARY, "cell_secretary", place["cell"])
    _grant(office, COMMITTEE, "standing_committee", place["district"])
    town = _people(office, place, _petitions(system, place))
    operator.close()
    office.close()
    return town


def _district(office: Caller, root: str, code: str, name: str, account: str) -> dict[str, str]:
    district = _organization(office, code, f"Huyện ủy {name}", "district_committee", root)
    _grant(office, account, "district_office", district)
    commune = _organization(
        office, f"{code}-1", f"Đảng bộ xã {name}", "grassroots_committee", district
    )
    cells = [
        _organization(office, f"{code}-1-{n}", f"Chi bộ thôn {n}", "cell", commune, "village")
        for n in (1, 2)
    ]
    return {
        "district": district,
        "commune": commune,
        "cell": cells[0],
        "other_cell": cells[1],
        "cell_code": f"{code}-1-1",
        "commune_code": f"{code}-1",
    }


def _petitions(system: System, place: dict[str, str]) -> Petitions:
    office, committee = system.caller(PROVINCE), system.caller(COMMITTEE)
    petitions = enter(office, committee, place)
    office.close()
    committee.close()
    return petitions


def _people(office: Caller, place: dict[str, str], petitions: Petitions) -> Town:
    member, post = _member(office, "Nông Văn An", place)
    other, _ = _member(office, "Hoàng Thị Bình", place)
    regulation = office.post(
        "/assignment/regulations",
        {
            "number": "12-KH/HU",
            "title": "Kế hoạch dự sinh hoạt chi bộ",
            "scope_id": place["district"],
            "starts_on": "2020-01-01",
            "minimums": {"commune": 4},
        },
    )["id"]
    assignment = office.post(
        "/assignment/assignments",
        {
            "member_id": member,
            "target_kind": "organization",
            "target_id": place["commune"],
            "role": "monitor",
            "starts_on": "2020-01-01",
        },
    )["id"]
    grant = _grant(office, "viewer-dinh-lap", "viewer", place["district"])
    return Town(
        **place,
        member=member,
        other_member=other,
        post=post,
        regulation=regulation,
        assignment=assignment,
        grant=grant,
        **_meetings(office, place["cell"], member),
        petitions=petitions,
    )


def _meetings(office: Caller, cell: str, member: str) -> dict[str, str]:
    held = {"organization_id": cell, "kind": "regular", "held_on": "2021-03-05"}
    meeting = eventually(
        lambda: office.post("/attendance/meetings/record", held | {"member_ids": [member]})
    )["id"]
    plan = {"organization_id": cell, "kind": "thematic", "planned_on": "2021-04-05"}
    planned = office.post("/attendance/meetings", plan)["id"]
    said = office.post(f"/attendance/meetings/{meeting}/opinions", {"text": "Cây giống kém"})
    found = {"organization_id": cell, "found_on": "2021-03-05", "text": "Đường vào thôn sạt lở"}
    matter = office.post("/attendance/matters", found)["id"]
    opinion = str(said["opinion_id"])
    return {"meeting": meeting, "planned": planned, "opinion": opinion, "matter": matter}


def _organization(
    caller: Caller,
    code: str,
    name: str,
    kind: str,
    parent: str | None = None,
    cell_type: str | None = None,
) -> str:
    body: dict[str, Any] = {"code": code, "name": name, "kind": kind, "effective_on": "2015-01-01"}
    if parent is not None:
        body["parent_id"] = parent
    if cell_type is not None:
        body["cell_type"] = cell_type
    return str(eventually(lambda: caller.post("/assignment/organizations", body))["id"])


def _grant(caller: Caller, account: str, role: str, organization: str, **days: str) -> str:
    body = {
        "account": account,
        "role": role,
        "organization_id": organization,
        **({"starts_on": "2019-01-01"} | days),
    }
    return str(eventually(lambda: caller.post("/assignment/grants", body))["id"])


def _member(office: Caller, name: str, place: dict[str, str]) -> tuple[str, str]:
    member = office.post(
        "/assignment/members",
        {
            "full_name": name,
            "cell_id": place["other_cell"],
            "effective_on": "2015-01-01",
            "id": str(uuid4()),
        },
    )["id"]
    post = office.post(
        f"/assignment/members/{member}/posts",
        {
            "committee_id": place["commune"],
            "role": "member",
            "level": "commune",
            "starts_on": "2019-06-01",
        },
    )["post_id"]
    return str(member), str(post)


@pytest.fixture(scope="session")
def town(system: System) -> Town:
    """The two districts, entered once. What a test adds there is there for the others too."""
    return build(system)
