"""The pages about petitions in a real browser: on a desk, on a phone, by keyboard, on paper."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.portal.screens import DESK, PHONE, TOO_WIDE, barriers, sign_in
from tests.portal.stand_ins.petitions.petition_world import (
    CANAL,
    NOVEMBER,
    OCTOBER,
    OFFICE,
    ROAD,
    ZONE,
    answered,
    round_,
    row,
    step,
)
from tests.portal.stand_ins.world import CELL, DISTRICT, MEETING, World, opinion

OPINION: UUID = UUID(opinion(MEETING, "Cây giống chưa bảo đảm")["opinion_id"])
PETITION = f"/petitions/{CANAL}"

PAGES = [
    ("van-phong", "raised", f"/organizations/{DISTRICT}/zones"),
    ("van-phong", "raised", f"/zones/{ZONE}?year=2020&find=lan"),
    ("van-phong", "answered", f"/briefings/{OCTOBER}"),
    ("van-phong", "raised", f"/briefings/{NOVEMBER}?cell={CELL}"),
    ("bi-thu", "raised", f"/briefings/{NOVEMBER}"),
    ("van-phong", "raised", PETITION),
    ("van-phong", "escalated", PETITION),
    ("van-phong", "assigned", PETITION),
    ("phong-nong-nghiep", "assigned", PETITION),
    ("thuong-vu", "drafted", PETITION),
    ("bi-thu", "published", PETITION),
    ("van-phong", "raised", f"/organizations/{DISTRICT}/petitions?state=open"),
    ("phong-nong-nghiep", "returned", f"/offices/{OFFICE}"),
    ("thuong-vu", "drafted", f"/organizations/{DISTRICT}/approvals"),
    ("van-phong", "raised", f"/organizations/{DISTRICT}/offices"),
    ("van-phong", "raised", f"/organizations/{DISTRICT}/petition-statistics"),
    ("bi-thu", "raised", f"/meetings/{MEETING}/opinions/{OPINION}/petition"),
    ("thuong-vu", "raised", "/"),
    ("van-phong", "raised", f"/organizations/{DISTRICT}/petition-setup"),
    ("van-phong", "raised", f"/organizations/{DISTRICT}/petition-regulations"),
    ("van-phong-tinh", "raised", f"/organizations/{DISTRICT}/working-year"),
    ("kiem-tra", "raised", f"/petitions/{CANAL}/petitioner/readings"),
    ("kiem-tra", "raised", f"/organizations/{DISTRICT}/name-readings"),
]


def furnish(world: World, state: str) -> None:
    """Something of everything: a petition with a long life, an answer that is late."""
    asking = world.asking
    asking.stand(state, overdue=state == "assigned")
    found = asking.petitions[CANAL]
    found["rounds"] = [round_(1, text="Sẽ nạo vét xong trước ngày 30/11/2020.")]
    offices = {"lead_id": str(OFFICE), "office_ids": [str(OFFICE)], "due_on": "2020-10-26"}
    found["life"] += [step(CANAL, 2, "PetitionAssigned", "2020-10-12", round=1, **offices)]
    asking.to_report = [row(asking.petitions[ROAD])]
    reading = {"account": "bi-thu", "read_at": "2020-11-10T02:00:00Z", "correlation_id": "c-1"}
    asking.readings = [{"petition_id": str(CANAL), "cell_id": str(CELL), **reading}]
    asking.briefings[OCTOBER] |= {
        "compiled_on": "2020-10-06",
        "answers": [answered(found, late=True, announced=False)],
        "minutes": "Các chi bộ báo cáo.",
        "minutes_event": f"{OCTOBER}:5",
    }


@pytest.mark.parametrize(("account", "state", "path"), PAGES)
def test_every_page_fits_a_phone_and_a_desk_and_keeps_nobody_out(
    page: Page, url: str, world: World, account: str, state: str, path: str
) -> None:
    furnish(world, state)
    sign_in(page, url, account)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Policy" in said.text else None)

    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.goto(url + path)
        assert page.evaluate(TOO_WIDE) == []
        assert barriers(page) == []
        expect(page.get_by_role("heading", level=1)).to_have_count(1)

    assert complaints == []


def test_petitions_are_put_by_keyboard_alone(page: Page, url: str, world: World) -> None:
    sign_in(page, url, "van-phong")
    page.goto(f"{url}/briefings/{NOVEMBER}?cell={CELL}")
    text = page.get_by_role("textbox", name="Kiến nghị điều gì?")
    expect(text).to_be_focused()

    for number, asked in enumerate(("Sửa cống", "Cấp điện"), start=1):
        page.keyboard.type(asked)
        page.keyboard.press("Tab")
        page.keyboard.type("Đầu thôn")
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".put li", has_text=asked)).to_be_visible()
        expect(text).to_be_focused()
        expect(text).to_have_value("")
        assert len(world.says("/petitions")) == number

    assert [body["field"] for body in world.says("/petitions")] == ["land", "land"]


def test_enter_sends_and_shift_enter_begins_a_line(page: Page, url: str, world: World) -> None:
    sign_in(page, url, "van-phong")
    page.goto(f"{url}/briefings/{NOVEMBER}?cell={CELL}")
    page.get_by_label("Địa chỉ cụ thể").fill("Đầu thôn")
    page.get_by_label("Lĩnh vực").select_option("Đất đai")
    page.get_by_role("textbox", name="Kiến nghị điều gì?").focus()

    page.keyboard.type("Sửa cống")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("và kè bờ")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").first).to_have_text("Đã ghi kiến nghị.")
    assert world.says("/petitions")[0]["text"].splitlines() == ["Sửa cống", "và kè bờ"]


def test_without_javascript_a_petition_is_put_and_a_draft_approved(
    browser: Browser, url: str, world: World
) -> None:
    plain = browser.new_context(java_script_enabled=False, locale="vi-VN")
    secretary = plain.new_page()
    sign_in(secretary, url, "bi-thu")
    secretary.goto(f"{url}/briefings/{NOVEMBER}")
    secretary.get_by_role("textbox", name="Kiến nghị điều gì?").fill("Sửa cống đầu thôn")
    secretary.get_by_label("Địa chỉ cụ thể").fill("Cống số 2")
    secretary.get_by_label("Lĩnh vực").select_option("Đất đai")
    secretary.get_by_role("button", name="Ghi kiến nghị").click()
    expect(secretary.get_by_text("Sửa cống đầu thôn")).to_be_visible()
    plain.clear_cookies()

    world.asking.stand("drafted")
    sign_in(secretary, url, "thuong-vu")
    secretary.goto(f"{url}/organizations/{DISTRICT}/approvals")
    secretary.get_by_role("button", name=re.compile("Duyệt.*Nạo vét")).click()

    expect(secretary.get_by_role("status")).to_have_text("Đã duyệt trả lời.")
    plain.close()


def test_the_charts_are_drawn_beside_their_tables(page: Page, url: str) -> None:
    sign_in(page, url, "van-phong")

    page.goto(f"{url}/organizations/{DISTRICT}/petition-statistics")

    for name in ("Kiến nghị theo lĩnh vực", "Kiến nghị theo tháng", "Kiến nghị theo xã"):
        expect(page.get_by_role("img", name=name)).to_be_visible()


def test_on_paper_there_is_what_was_said_and_nothing_to_press(
    page: Page, url: str, world: World
) -> None:
    furnish(world, "answered")
    came = {"capacity": "commune_secretary", "organization_id": str(DISTRICT), "member_id": None}
    named = {"organization_name": "Đảng bộ xã Bắc Xa", "full_name": "Nông Thị Lan"}
    world.asking.briefings[OCTOBER]["came"] = [came | named]
    sign_in(page, url, "van-phong")
    page.goto(f"{url}/briefings/{OCTOBER}")
    expect(page.get_by_role("button", name="In trang này")).to_be_visible()

    page.emulate_media(media="print")

    expect(page.get_by_role("heading", name="Có mặt (1)")).to_be_visible()
    expect(page.get_by_text("Các chi bộ báo cáo.").first).to_be_visible()
    for button in ("Ghi ai dự", "Ghi kiến nghị", "In trang này", "Chốt lại danh sách"):
        expect(page.get_by_role("button", name=button)).to_be_hidden()


def test_a_document_is_downloaded_through_the_portal(page: Page, url: str, world: World) -> None:
    furnish(world, "answered")
    sign_in(page, url, "van-phong")
    page.goto(f"{url}/briefings/{OCTOBER}")

    with page.expect_download() as begun:
        page.get_by_role("link", name="Biên bản giao ban (DOCX)").click()

    assert begun.value.suggested_filename == "minutes.docx"
    assert begun.value.path().read_bytes() == f"minutes of {OCTOBER}".encode()
