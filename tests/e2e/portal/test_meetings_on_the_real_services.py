"""A meeting over the real services, in the pages alone: from its plan to what was passed up.

The orders that would be refused the second time are sent more than once: they are stored once.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from services.demo.client import Caller
from tests.e2e.portal.district import (
    AGENCY,
    CELL,
    DISTRICT,
    DISTRICT_OFFICE,
    SECRETARY,
    enter_places,
    today,
)
from tests.e2e.portal.real import SINCE, at
from tests.e2e.portal.walk import said
from tests.portal.stand_ins.identities import identity
from tests.support.servers.postgres import fresh_database
from tests.support.servers.system import System, running_system

_SEND_TWICE: Final = """form => Promise.all([1, 2].map(() =>
    fetch(form.action, {method: "POST", body: new URLSearchParams(new FormData(form))})))"""
RAISED: Final = "Kênh N3 bồi lắng, vụ xuân thiếu nước"


@pytest.fixture(scope="module")
def system(postgres_server: str) -> Iterator[System]:
    with fresh_database(postgres_server) as url, running_system(url) as running:
        enter_places(running)
        office = running.caller(DISTRICT_OFFICE)
        for name in ("Phạm Thị Hoa", "Vũ Văn Minh"):
            enter_member(office, name)
        yield running


def enter_member(office: Caller, name: str) -> None:
    """Somebody who holds a post in the district's committee."""
    member = identity(f"walk {name}")
    body = {"id": str(member), "full_name": name, "cell_id": str(AGENCY), "effective_on": SINCE}
    office.post("/assignment/members", body)
    post = {
        "committee_id": str(DISTRICT),
        "role": "member",
        "level": "district",
        "starts_on": SINCE,
    }
    office.post(f"/assignment/members/{member}/posts", post)


def test_a_meeting_walks_from_its_plan_to_what_was_passed_up(
    browser: Browser, system: System
) -> None:
    page = at(browser, system, SECRETARY)
    yesterday = today() - timedelta(days=1)

    meeting = planned(page, system, today() + timedelta(days=3))
    moved(page, meeting, yesterday)
    held(page, yesterday)
    attended(page, "van khu", "Nguyễn Văn Khu")
    handed_over(page, "Nguyễn Văn Khu", "Có người dự thay", "hoa", "Phạm Thị Hoa")
    said(page, "Đã ghi người dự thay.")
    handed_over(page, "Phạm Thị Hoa", "Ghi nhầm người", "minh", "Vũ Văn Minh")
    said(page, "Đã ghi lần dự cho đúng người.")
    passed_up(page)
    corrected(page)

    office = at(browser, system, DISTRICT_OFFICE)
    office.goto(f"{system.url}/cells/{CELL}")
    row = office.get_by_role("row").filter(has_text="Đã họp")
    expect(row).to_contain_text("20/24")
    expect(row).to_contain_text("Vũ Văn Minh Chi bộ đã xác nhận")
    assert row.get_by_role("link", name=str(yesterday.year)).get_attribute("href") is not None


def test_what_the_real_service_refuses_to_plan_is_told_beside_its_day(
    browser: Browser, system: System
) -> None:
    page = at(browser, system, SECRETARY)
    day = today() + timedelta(days=40)
    planned(page, system, day)
    meeting = planned(page, system, day + timedelta(days=1))

    move_to(page, meeting, day)
    expect(page.get_by_label("Ngày mới")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("Ngày đó đã có một kỳ họp cùng loại")).to_be_visible()

    page.get_by_text("Hủy kỳ này…").click()
    page.get_by_label("Vì sao hủy?").fill("Đã có một kỳ trong ngày")
    page.get_by_role("button", name="Hủy kỳ sinh hoạt").click()
    said(page, "Đã hủy kỳ sinh hoạt.")


def planned(page: Page, system: System, day: date) -> str:
    """The meeting's address."""
    page.goto(f"{system.url}/cells/{CELL}")
    page.get_by_role("link", name="Lên lịch kỳ tới").click()
    form = page.get_by_role("form", name="Lên lịch kỳ tới")
    form.get_by_label("Ngày họp").fill(day.isoformat())
    form.get_by_label("Địa điểm").fill("Nhà văn hóa thôn 1")
    sent_again_and_again(form, "Lên lịch")
    said(page, "Đã lên lịch kỳ sinh hoạt.")
    row = page.get_by_role("row").filter(has_text="Dự kiến").first
    row.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("họp ở đâu")
    return page.url.partition("?")[0]


def sent_again_and_again(form: Locator, button: str) -> None:
    """Twice at once, as impatient fingers do, and once more by the button."""
    form.evaluate(_SEND_TWICE)
    form.get_by_role("button", name=button).last.click()


def move_to(page: Page, meeting: str, day: date) -> None:
    page.goto(meeting)
    page.get_by_text("Chuyển sang ngày khác…").click()
    page.get_by_label("Ngày mới").fill(day.isoformat())
    page.get_by_label("Vì sao chuyển?").fill("Bí thư về kịp họp sớm hơn")
    page.get_by_role("button", name="Chuyển ngày họp").click()


def moved(page: Page, meeting: str, day: date) -> None:
    move_to(page, meeting, day)
    said(page, "Đã chuyển ngày họp.")
    expect(page.get_by_role("heading", name="Kỳ này đã họp chưa?")).to_be_visible()


def held(page: Page, day: date) -> None:
    form = page.get_by_role("form", name="Đã họp")
    expect(form.get_by_label("Ngày họp")).to_have_value(day.isoformat())
    form.get_by_label("Số đảng viên có mặt").fill("21")
    form.get_by_role("button", name="Ghi là đã họp").click()
    said(page, "Đã ghi là kỳ này đã họp.")


def attended(page: Page, words: str, name: str) -> None:
    page.get_by_text("Ghi thêm người dự…").click()
    page.get_by_label("Tên người dự (").fill(words)
    page.get_by_role("button", name=f"Ghi {name}").click()
    said(page, "Đã ghi người dự.")
    expect(attendance_of(page, name)).to_contain_text("Chi bộ đã xác nhận")


def attendance_of(page: Page, name: str) -> Locator:
    came = page.get_by_role("region", name="Ai từ cấp trên đến dự?")
    return came.locator("li.card").filter(has=page.locator("strong", has_text=name))


def handed_over(page: Page, wrong: str, title: str, words: str, right: str) -> None:
    attendance_of(page, wrong).get_by_text(f"{title}…").click()
    form = page.get_by_role("form", name=f"{title}: {wrong}")
    form.get_by_label("(không cần dấu)").fill(words)
    form.get_by_role("radio", name=right).check()
    form.get_by_label("Vì sao").fill("Bận họp huyện ủy")
    sent_again_and_again(form, "Ghi")
    expect(attendance_of(page, wrong)).to_contain_text(f"Đã ghi lại cho người khác {right}")
    expect(attendance_of(page, right)).to_contain_text("Chi bộ đã xác nhận")


def passed_up(page: Page) -> None:
    page.get_by_label("Ghi thêm ý kiến").fill(RAISED)
    page.get_by_role("button", name="Ghi ý kiến").click()
    said(page, "Đã ghi ý kiến.")
    for place in ("Đảng bộ xã Đoàn Thượng", "Huyện ủy Gia Lộc"):
        raised = page.locator("li.card").filter(has_text=RAISED)
        raised.locator("summary").click()
        raised.get_by_label("Chuyển đến").select_option(place)
        sent_again_and_again(raised.get_by_role("form"), "Ghi là đã chuyển")
        said(page, "Đã ghi là chuyển ý kiến lên trên.")
        expect(raised.get_by_text("Đã chuyển:")).to_contain_text(place)


def corrected(page: Page) -> None:
    page.get_by_text("Đính chính kỳ này…").click()
    form = page.get_by_role("form", name="Đính chính kỳ này")
    expect(form.get_by_label("Số đảng viên có mặt")).to_have_value("21")
    form.get_by_label("Số đảng viên có mặt").fill("20")
    form.get_by_label("Số đảng viên của chi bộ").fill("24")
    form.get_by_label("Vì sao đính chính?").fill("Đếm nhầm một đồng chí")
    form.get_by_role("button", name="Ghi đính chính").click()
    said(page, "Đã đính chính kỳ sinh hoạt.")
    expect(page.get_by_label("Kỳ sinh hoạt", exact=True)).to_contain_text("20 trong 24 đảng viên")
