"""The portal over the real services: a visit from the member's phone to the office's number."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from chassis.clock import LOCAL
from services.demo.accounts import OPERATOR
from tests.e2e.portal.real import SINCE, at, grant, organization
from tests.portal.stand_ins.identities import identity
from tests.support.servers.postgres import fresh_database
from tests.support.servers.system import System, running_system

PROVINCE, COMMUNE, CELL, OTHER = (
    identity(f"real {name}") for name in ("province", "commune", "cell", "other cell")
)
MEMBER = identity("real member")
OFFICE, SECRETARY, VISITOR = "van-phong-tinh", "bi-thu-chi-bo", "bi-thu-bac-xa"


@pytest.fixture(scope="module")
def system(postgres_server: str) -> Iterator[System]:
    """A system of its own: another province than that of the other tests is entered here."""
    with fresh_database(postgres_server) as url, running_system(url) as running:
        yield running


@pytest.fixture(scope="module")
def commune(system: System) -> System:
    """A commune with two cells, its secretary, who owes four visits, and who may do what."""
    first = system.caller(OPERATOR)
    province = organization(PROVINCE, "Tỉnh ủy Lạng Sơn", "province_committee", None)
    first.post("/assignment/organizations", province)
    grant(first, OFFICE, "province_office", PROVINCE)
    office = system.caller(OFFICE)
    for body in (
        organization(COMMUNE, "Đảng bộ xã Bắc Xa", "grassroots_committee", PROVINCE),
        organization(CELL, "Chi bộ thôn Bản Mạ", "cell", COMMUNE, "village"),
        organization(OTHER, "Chi bộ cơ quan", "cell", COMMUNE, "agency"),
    ):
        office.post("/assignment/organizations", body)
    grant(office, SECRETARY, "cell_secretary", CELL)
    grant(office, VISITOR, "committee_member", COMMUNE)
    member = {
        "id": str(MEMBER),
        "full_name": "Nông Thị Lan",
        "cell_id": str(OTHER),
        "effective_on": SINCE,
        "account": VISITOR,
    }
    office.post("/assignment/members", member)
    post = {
        "committee_id": str(COMMUNE),
        "role": "secretary",
        "level": "commune",
        "starts_on": SINCE,
    }
    office.post(f"/assignment/members/{MEMBER}/posts", post)
    regulation = {
        "number": "1764-QĐ/TU",
        "title": "Dự sinh hoạt chi bộ",
        "scope_id": str(PROVINCE),
        "starts_on": SINCE,
        "minimums": {"commune": 4},
    }
    office.post("/assignment/regulations", regulation)
    return system


def test_a_visit_goes_from_the_members_hand_over_the_cells_word_to_the_offices_number(
    browser: Browser, commune: System
) -> None:
    yesterday = datetime.now(UTC).astimezone(LOCAL).date() - timedelta(days=1)
    secretary = at(browser, commune, SECRETARY)
    secretary.get_by_role("link", name="Ghi một kỳ sinh hoạt đã họp").click()
    secretary.get_by_label("Ngày họp").fill(yesterday.isoformat())
    secretary.get_by_label("Ý kiến được nêu").fill("Cây giống chưa bảo đảm")
    secretary.get_by_role("button", name="Ghi kỳ sinh hoạt").click()
    expect(secretary.get_by_role("status")).to_have_text("Đã ghi kỳ sinh hoạt.")
    expect(secretary.get_by_text("Cây giống chưa bảo đảm")).to_be_visible()

    visitor = at(browser, commune, VISITOR)
    visitor.get_by_label("Tìm tổ chức hoặc đồng chí").fill("ban ma")
    visitor.keyboard.press("Enter")
    visitor.get_by_role("link", name="Chi bộ thôn Bản Mạ").click()
    visitor.get_by_role("table").get_by_role("link").first.click()
    visitor.get_by_role("button", name="Tôi đã dự kỳ này").click()
    expect(visitor.get_by_text("Đã ghi, chờ chi bộ xác nhận")).to_be_visible()

    secretary.goto(f"{commune.url}/cells/{CELL}")
    secretary.get_by_role("button", name="Xác nhận Nông Thị Lan").click()
    expect(secretary.get_by_role("status")).to_have_text("Đã xác nhận.")

    office = at(browser, commune, OFFICE)
    office.goto(f"{commune.url}/organizations/{PROVINCE}?year={yesterday.year}")
    level = office.get_by_role("article", name="Cấp xã")
    expect(level).to_contain_text(re.compile(r"phải dự\s*4"))
    expect(level).to_contain_text(re.compile(r"đã dự\s*1"))
    level.get_by_role("link", name="1", exact=True).last.click()
    office.get_by_role("link", name="Nông Thị Lan").click()
    expect(office.get_by_text("Chi bộ đã xác nhận").first).to_be_visible()
    office.get_by_role("link", name="Ai ghi, lúc nào").nth(2).click()
    expect(office.get_by_role("heading", name="Chi bộ xác nhận người dự")).to_be_visible()


def test_what_the_real_service_refuses_is_told_in_vietnamese(
    browser: Browser, commune: System
) -> None:
    secretary = at(browser, commune, SECRETARY)
    secretary.get_by_role("link", name="Ghi một kỳ sinh hoạt đã họp").click()
    secretary.get_by_label("Ngày họp").fill("2100-01-01")

    secretary.get_by_role("button", name="Ghi kỳ sinh hoạt").click()

    expect(secretary.get_by_role("alert")).to_contain_text("Ngày họp: Ngày họp chưa tới.")
