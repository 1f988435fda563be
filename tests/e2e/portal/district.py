"""A district on the real services, as far as petitions need it: entered through the commands."""

from datetime import UTC, date, datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from chassis.clock import LOCAL
from services.demo.accounts import (
    ANSWERING_OFFICE,
    CELL_SECRETARY,
    COMMUNE_OFFICE,
    GIA_LOC_OFFICE,
    HAI_DUONG_OFFICE,
    OPERATOR,
    STANDING_COMMITTEE,
)
from services.demo.client import Caller, eventually
from tests.e2e.portal.real import SINCE, grant, organization
from tests.portal.stand_ins.identities import identity
from tests.support.servers.system import System

PROVINCE, DISTRICT, COMMUNE, OTHER_COMMUNE, CELL, AGENCY, HEAD, ZONE, OFFICE = (
    identity(f"walk {name}")
    for name in (
        "province",
        "district",
        "commune",
        "other commune",
        "cell",
        "agency",
        "head",
        "zone",
        "office",
    )
)

DISTRICT_OFFICE: Final = GIA_LOC_OFFICE.account
COMMITTEE: Final = STANDING_COMMITTEE.account
ANSWERING: Final = ANSWERING_OFFICE.account
COMMUNE_DESK: Final = COMMUNE_OFFICE.account
SECRETARY: Final = CELL_SECRETARY.account


def today() -> date:
    return datetime.now(UTC).astimezone(LOCAL).date()


def month_before(number: int) -> date:
    """The first day of the month so many months before this one."""
    first = today().replace(day=1)
    months = first.year * 12 + first.month - 1 - number
    return date(months // 12, months % 12 + 1, 1)


def enter_district(system: System) -> None:
    """Two communes in a zone with a head, an office that answers, and who may do what."""
    enter_places(system)
    office = system.caller(HAI_DUONG_OFFICE.account)
    for path, body in _rules():
        post_when_possible(office, path, body)


def enter_places(system: System) -> None:
    """Two communes, a member to lead a zone, and who may do what; nothing about petitions yet."""
    first = system.caller(OPERATOR)
    root = organization(PROVINCE, "Tỉnh ủy Hải Dương", "province_committee", None)
    first.post("/assignment/organizations", root)
    grant(first, HAI_DUONG_OFFICE.account, "province_office", PROVINCE)
    office = system.caller(HAI_DUONG_OFFICE.account)
    for body in (
        organization(DISTRICT, "Huyện ủy Gia Lộc", "district_committee", PROVINCE),
        organization(COMMUNE, "Đảng bộ xã Đoàn Thượng", "grassroots_committee", DISTRICT),
        organization(OTHER_COMMUNE, "Đảng bộ xã Đồng Quang", "grassroots_committee", DISTRICT),
        organization(CELL, "Chi bộ thôn 1 Đoàn Thượng", "cell", COMMUNE, "village"),
        organization(AGENCY, "Chi bộ Phòng Nông nghiệp", "base_cell", DISTRICT, "agency"),
    ):
        office.post("/assignment/organizations", body)
    for account, role, over in (
        (DISTRICT_OFFICE, "district_office", DISTRICT),
        (COMMITTEE, "standing_committee", DISTRICT),
        (ANSWERING, "answering_office", AGENCY),
        (COMMUNE_DESK, "commune_office", COMMUNE),
        (SECRETARY, "cell_secretary", CELL),
    ):
        grant(office, account, role, over)
    _enter_head(office)


def post_when_possible(caller: Caller, path: str, body: dict[str, Any]) -> None:
    """What one service entered arrives at the next a moment later."""
    eventually(partial(caller.post, path, body))


def _enter_head(office: Caller) -> None:
    member = {
        "id": str(HEAD),
        "full_name": "Nguyễn Văn Khu",
        "cell_id": str(AGENCY),
        "effective_on": SINCE,
    }
    office.post("/assignment/members", member)
    post = {
        "committee_id": str(DISTRICT),
        "role": "standing_member",
        "level": "district",
        "starts_on": SINCE,
    }
    office.post(f"/assignment/members/{HEAD}/posts", post)


def _rules() -> list[tuple[str, dict[str, Any]]]:
    regulation = {
        "number": "05-QĐ/HU",
        "title": "Trả lời kiến nghị tại giao ban khu",
        "scope_id": str(DISTRICT),
        "starts_on": SINCE,
        "answer_days": 10,
        "remind_days": 3,
        "escalate_days": 5,
        "fields": [{"code": "agriculture", "name": "Nông nghiệp"}],
    }
    answering = {
        "id": str(OFFICE),
        "organization_id": str(AGENCY),
        "name": "Phòng Nông nghiệp Gia Lộc",
        "starts_on": SINCE,
    }
    zone = {
        "id": str(ZONE),
        "organization_id": str(DISTRICT),
        "name": "Khu 1",
        "starts_on": SINCE,
        "commune_ids": [str(COMMUNE), str(OTHER_COMMUNE)],
        "head_id": str(HEAD),
    }
    return [
        ("/petition/regulations", regulation),
        ("/petition/offices", answering),
        ("/petition/zones", zone),
    ]


def place(organization_id: UUID) -> str:
    """The address of the organization's page."""
    return f"/organizations/{organization_id}"
