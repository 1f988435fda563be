"""A matter over the real services, in the pages alone: found, entrusted, asked for, settled."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.portal.district import (
    CELL,
    DISTRICT,
    DISTRICT_OFFICE,
    SECRETARY,
    enter_district,
    today,
)
from tests.e2e.portal.real import at
from tests.e2e.portal.walk import said
from tests.support.servers.postgres import fresh_database
from tests.support.servers.system import System, running_system

FOUND = "Trạm biến áp thôn 1 quá tải, đêm nào cũng mất điện"


@pytest.fixture(scope="module")
def system(postgres_server: str) -> Iterator[System]:
    with fresh_database(postgres_server) as url, running_system(url) as running:
        enter_district(running)
        yield running


def test_a_matter_walks_from_being_found_to_being_settled_and_its_petition_stays_bound_to_it(
    browser: Browser, system: System
) -> None:
    secretary = at(browser, system, SECRETARY)
    office = at(browser, system, DISTRICT_OFFICE)

    matter = recorded(secretary, system)
    entrusted(office, matter)
    grown(secretary, matter)
    settled(secretary, matter)

    office.goto(f"{system.url}/organizations/{DISTRICT}/matters?state=settled")
    row = office.get_by_role("row").filter(has_text=FOUND)
    expect(row).to_contain_text("Nguyễn Văn Khu")
    expect(row).to_contain_text("Đã tháo gỡ")


def recorded(page: Page, system: System) -> str:
    """The matter's address."""
    page.goto(f"{system.url}/cells/{CELL}")
    page.get_by_role("link", name="Việc gì đang khó").click()
    page.get_by_role("link", name="Ghi một việc khó").click()
    page.get_by_label("Vướng mắc điều gì").fill(FOUND)
    page.get_by_label("Ngày phát hiện").fill((today() - timedelta(days=2)).isoformat())
    page.get_by_role("button", name="Ghi việc khó").click()
    said(page, "Đã ghi việc khó.")
    return page.url.partition("?")[0]


def entrusted(page: Page, matter: str) -> None:
    page.goto(matter)
    page.get_by_label("Tên đồng chí").fill("van khu")
    form = page.get_by_role("form", name="Giao người chịu trách nhiệm")
    form.get_by_role("radio", name="Nguyễn Văn Khu").check()
    form.get_by_label("Hạn").fill((today() + timedelta(days=20)).isoformat())
    form.get_by_role("button", name="Giao việc").click()
    said(page, "Đã giao người chịu trách nhiệm.")


def grown(page: Page, matter: str) -> None:
    """The petition leads to the matter, and the matter to the petition."""
    page.goto(matter)
    page.get_by_role("link", name="Lập kiến nghị từ việc khó này").click()
    page.get_by_label("Địa chỉ cụ thể").fill("Thôn 1, xã Đoàn Thượng")
    page.get_by_label("Lĩnh vực").select_option("Nông nghiệp")
    page.get_by_role("button", name="Ghi kiến nghị").click()
    said(page, "Đã ghi kiến nghị.")
    page.get_by_role("link", name="Từ việc khó, vướng mắc").click()
    expect(page.get_by_role("link", name="Đã thành kiến nghị")).to_be_visible()


def settled(page: Page, matter: str) -> None:
    page.goto(matter)
    page.get_by_text("Đã tháo gỡ xong…").click()
    page.get_by_label("Kết quả thế nào?").fill("Điện lực đã thay trạm 250 kVA")
    page.get_by_role("button", name="Ghi kết quả").click()
    said(page, "Đã ghi kết quả tháo gỡ.")
    expect(page.get_by_role("region", name="Việc khó", exact=True)).to_contain_text("250 kVA")
