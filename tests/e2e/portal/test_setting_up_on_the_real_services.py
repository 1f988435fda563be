"""A district is set up in the pages alone, over the real services; then a petition is put."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from services.demo.accounts import HAI_DUONG_OFFICE
from tests.e2e.portal.district import (
    DISTRICT,
    DISTRICT_OFFICE,
    PROVINCE,
    enter_places,
    month_before,
    place,
    today,
)
from tests.e2e.portal.real import SINCE, at
from tests.e2e.portal.walk import Walk, said
from tests.support.servers.postgres import fresh_database
from tests.support.servers.system import System, running_system


@pytest.fixture(scope="module")
def system(postgres_server: str) -> Iterator[System]:
    with fresh_database(postgres_server) as url, running_system(url) as running:
        enter_places(running)
        yield running


def test_a_district_is_set_up_in_the_pages_and_its_first_petition_is_put(
    browser: Browser, system: System
) -> None:
    office = at(browser, system, DISTRICT_OFFICE)
    setup(office, system)
    expect(office.get_by_text("Còn thiếu")).to_have_count(3)

    adopt(office, system)
    register(office, system)
    form_a_zone(office, system)
    appoint(office)
    decide(at(browser, system, HAI_DUONG_OFFICE.account), system)

    setup(office, system)
    expect(office.get_by_text("Còn thiếu")).to_have_count(0)
    expect(office.get_by_text("Theo Thông báo hoán đổi ngày làm việc.")).to_be_visible()
    walk = Walk(browser, system)
    petition = walk.raise_petition(walk.hold(month_before(1) + timedelta(days=4), "Đoàn Thượng"))
    named_briefing(walk, petition)


def setup(page: Page, system: System) -> None:
    page.goto(f"{system.url}{place(DISTRICT)}")
    page.get_by_role("link", name="Thiết lập giao ban và kiến nghị").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã đủ để họp giao ban")


def adopt(page: Page, system: System) -> None:
    """Refused while a field is missing; what was typed stays, more rows come when asked for."""
    page.get_by_role("link", name="Ban hành quy định").click()
    form = page.get_by_role("form", name="Ban hành quy định")
    form.get_by_label("Số văn bản").fill("05-QĐ/HU")
    form.get_by_label("Trích yếu").fill("Trả lời kiến nghị tại giao ban khu")
    form.get_by_label("Có hiệu lực từ ngày").fill(SINCE)
    form.get_by_role("button", name="Ban hành quy định").click()
    expect(page.get_by_text("Quy định cần có từ 1 đến 50 lĩnh vực.")).to_be_visible()
    form.get_by_role("button", name="Thêm dòng").click()
    form.get_by_label("Lĩnh vực 1", exact=True).fill("Nông nghiệp")
    form.get_by_label("Lĩnh vực 12", exact=True).fill("Đất đai")
    form.get_by_role("button", name="Ban hành quy định").click()
    said(page, "Đã ghi quy định.")
    expect(page.get_by_text("Nông nghiệp; Đất đai")).to_be_visible()
    expect(page.get_by_text("Đang áp dụng")).to_be_visible()


def register(page: Page, system: System) -> None:
    setup(page, system)
    page.get_by_role("link", name="Ghi cơ quan trả lời").click()
    form = page.get_by_role("form", name="Ghi cơ quan trả lời")
    form.get_by_label("Tên cơ quan").fill("Phòng Nông nghiệp Gia Lộc")
    form.get_by_label("Của tổ chức đảng nào?").select_option("Chi bộ Phòng Nông nghiệp")
    form.get_by_label("Trả lời từ ngày").fill(SINCE)
    form.get_by_role("button", name="Ghi cơ quan trả lời").click()
    said(page, "Đã ghi cơ quan trả lời.")
    expect(page.get_by_role("link", name="Phòng Nông nghiệp Gia Lộc")).to_be_visible()


def form_a_zone(page: Page, system: System) -> None:
    setup(page, system)
    page.get_by_role("link", name="Lập, xem các khu").click()
    form = page.get_by_role("form", name="Lập khu")
    form.get_by_label("Tên khu").fill("Khu 1")
    form.get_by_label("Lập từ ngày").fill(SINCE)
    form.get_by_label("Đảng bộ xã Đoàn Thượng").check()
    form.get_by_role("button", name="Lập khu").click()
    said(page, "Đã lập khu.")
    page.get_by_text("Thêm xã vào khu…").click()
    joining = page.get_by_role("form", name="Thêm xã vào khu")
    joining.get_by_label("Xã", exact=False).first.select_option("Đảng bộ xã Đồng Quang")
    joining.get_by_label("Thuộc khu từ ngày").fill(SINCE)
    joining.get_by_role("button", name="Thêm xã vào khu").click()
    said(page, "Đã ghi xã vào khu.")


def appoint(page: Page) -> None:
    """The page says that there is no head, until there is one."""
    missing = page.get_by_text("Hôm nay khu chưa có trưởng khu")
    expect(missing).to_be_visible()
    page.get_by_label("Tên đồng chí (không cần dấu)").fill("nguyen van khu")
    page.get_by_role("button", name="Tìm").last.click()
    page.get_by_label("Từ ngày", exact=True).fill(SINCE)
    page.get_by_role("button", name=re.compile("Cử làm trưởng khu.*Văn Khu")).click()
    said(page, "Đã ghi trưởng khu.")
    expect(missing).to_have_count(0)


def decide(page: Page, system: System) -> None:
    """The office of the province; a day of another year is refused beside its list."""
    page.goto(f"{system.url}{place(PROVINCE)}/working-year")
    form = page.get_by_role("form", name="Quyết định ngày làm việc")
    year = today().year
    form.get_by_label("Những ngày nghỉ thêm").fill(f"30/4/{year - 1}")
    form.get_by_label("Theo văn bản nào?").fill("Thông báo hoán đổi ngày làm việc")
    form.get_by_role("button", name="Ghi lịch làm việc").click()
    expect(form.get_by_text("Ngày này không thuộc năm đó.")).to_be_visible()
    form.get_by_label("Những ngày nghỉ thêm").fill(f"30/4/{year}")
    form.get_by_role("button", name="Ghi lịch làm việc").click()
    said(page, "Đã ghi lịch làm việc của năm.")
    expect(page.get_by_text("Thông báo hoán đổi ngày làm việc", exact=True)).to_be_visible()


def named_briefing(walk: Walk, petition: str) -> None:
    """In the trail of the petition the briefing is called by its month and its zone."""
    walk.district.goto(petition)
    walk.district.get_by_role("link", name="Ai ghi, lúc nào").first.click()
    day = month_before(1)
    called = f"Giao ban tháng {day.month}/{day.year}, Khu 1"
    expect(walk.district.get_by_role("link", name=called)).to_be_visible()
