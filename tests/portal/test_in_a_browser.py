"""The pages in a real browser: with and without JavaScript, on a desk and on a phone."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.portal.screens import DESK, PHONE, TOO_WIDE, barriers, sign_in
from tests.portal.stand_ins.matter_world import LAND, SLOPE
from tests.portal.stand_ins.world import (
    CELL,
    COMMUNE,
    DISTRICT,
    LAN,
    MEETING,
    PLANNED,
    SON,
    TO_COME,
    World,
)

PAGES = [
    ("van-phong", f"/organizations/{DISTRICT}?year=2020"),
    ("van-phong", f"/organizations/{COMMUNE}?year=2020"),
    ("van-phong", f"/organizations/{DISTRICT}/members?year=2020&status=behind"),
    ("van-phong", f"/organizations/{DISTRICT}/unvisited?year=2020"),
    ("van-phong", f"/members/{LAN}?year=2020"),
    ("van-phong", f"/members/{LAN}/readings"),
    ("van-phong", f"/trail?organization_id={DISTRICT}"),
    ("van-phong", f"/trail/{MEETING}"),
    ("van-phong", "/search?words=lan"),
    ("van-phong", "/nowhere"),
    ("van-phong", "/imports"),
    ("van-phong", "/imports/petitions"),
    ("hai-noi", "/"),
    ("bi-thu", f"/cells/{CELL}"),
    ("bi-thu", f"/meetings/{MEETING}?find=lan"),
    ("bi-thu", f"/cells/{CELL}/meetings/new"),
    ("bi-thu", f"/meetings/{PLANNED}"),
    ("bi-thu", f"/meetings/{TO_COME}"),
    ("van-phong", f"/organizations/{DISTRICT}/matters"),
    ("bi-thu", f"/organizations/{CELL}/matters?state=settled"),
    ("bi-thu", f"/organizations/{CELL}/matters/new"),
    ("van-phong", f"/matters/{LAND}?find=lan"),
    ("bi-thu", f"/matters/{SLOPE}"),
    ("lan", f"/matters/{SLOPE}"),
    ("lan", f"/members/{LAN}"),
    ("van-phong", f"/matters/{LAND}/petition"),
]


@pytest.mark.parametrize(("account", "path"), PAGES)
def test_every_page_fits_a_phone_and_a_desk_and_breaks_no_policy(
    page: Page, url: str, account: str, path: str
) -> None:
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


def test_the_chart_is_drawn_beside_its_table(page: Page, url: str) -> None:
    sign_in(page, url, "van-phong")

    page.goto(f"{url}/organizations/{DISTRICT}?year=2020")

    expect(page.get_by_role("img", name="Biểu đồ tỷ lệ so với kế hoạch")).to_be_visible()
    expect(page.get_by_role("table", name="Số liệu của từng tổ chức trực thuộc")).to_be_visible()


def test_members_are_found_while_their_name_is_typed(page: Page, url: str, world: World) -> None:
    sign_in(page, url, "bi-thu")
    page.goto(f"{url}/cells/{CELL}/meetings/new")

    page.get_by_label("Tên người dự").press_sequentially("lan")
    page.get_by_role("checkbox", name="Nông Thị Lan").check()
    page.get_by_label("Ngày họp").fill("2020-11-05")
    page.get_by_label("Ý kiến được nêu").fill("Đường lầy lội")
    page.get_by_role("button", name="Ghi kỳ sinh hoạt").click()

    expect(page.get_by_role("status")).to_have_text("Đã ghi kỳ sinh hoạt.")
    assert world.says("/meetings/record")[0]["member_ids"] == [str(LAN)]


def test_a_list_goes_on_in_its_place(page: Page, url: str, world: World) -> None:
    world.members_found = 52
    sign_in(page, url, "van-phong")
    page.goto(f"{url}/organizations/{DISTRICT}/members?year=2020")
    rows = page.locator("#member-rows tr")
    expect(rows).to_have_count(50)

    page.get_by_role("link", name="Xem tiếp").click()

    expect(rows).to_have_count(52)
    expect(page.get_by_role("link", name="Xem tiếp")).to_have_count(0)


def test_the_keyboard_reaches_the_content_first_and_the_search_by_a_stroke(
    page: Page, url: str
) -> None:
    sign_in(page, url, "bi-thu")
    page.goto(f"{url}/cells/{CELL}")

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Đến nội dung chính")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_label("Tìm tổ chức hoặc đồng chí")).to_be_focused()


def test_what_is_wrong_comes_into_view_and_leads_to_its_field(page: Page, url: str) -> None:
    sign_in(page, url, "bi-thu")
    page.goto(f"{url}/cells/{CELL}/meetings/new")
    page.get_by_label("Ngày họp").fill("2020-11-05")
    page.get_by_label("Số đảng viên có mặt").fill("nhiều")

    page.get_by_role("button", name="Ghi kỳ sinh hoạt").click()

    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="Số đảng viên có mặt").click()
    expect(page.get_by_label("Số đảng viên có mặt")).to_be_focused()


def test_without_javascript_a_meeting_is_recorded_and_an_attendance_confirmed(
    browser: Browser, url: str, world: World
) -> None:
    plain = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = plain.new_page()
    sign_in(page, url, "bi-thu")

    page.get_by_role("link", name="Ghi một kỳ sinh hoạt đã họp").click()
    page.get_by_label("Ngày họp").fill("2020-11-05")
    page.get_by_label("Tên người dự").fill("lan")
    page.get_by_role("group", name="Ai từ cấp trên").get_by_role("button", name="Tìm").click()
    page.get_by_role("checkbox", name="Nông Thị Lan").check()
    page.get_by_role("button", name="Ghi kỳ sinh hoạt").click()
    expect(page.get_by_role("status")).to_have_text("Đã ghi kỳ sinh hoạt.")
    page.goto(f"{url}/cells/{CELL}")
    page.get_by_role("button", name="Xác nhận Nông Thị Lan").click()

    expect(page.get_by_role("status")).to_have_text("Đã xác nhận.")
    assert [path for path, _, _ in world.bodies] == [
        "/api/attendance/meetings/record",
        f"/api/attendance/meetings/{MEETING}/attendances/{LAN}/confirmation",
    ]
    plain.close()


def test_a_committee_member_records_their_visit_from_a_phone(
    page: Page, url: str, world: World
) -> None:
    page.set_viewport_size(PHONE)
    sign_in(page, url, "lan")
    page.goto(f"{url}/meetings/{PLANNED}")

    page.get_by_role("button", name="Tôi đã dự kỳ này").click()

    expect(page.get_by_role("status")).to_have_text("Đã ghi người dự.")
    assert world.says("/attendances") == [{"member_id": str(LAN)}]


def test_every_form_of_a_meeting_fits_a_phone_and_a_desk_when_it_is_open(
    page: Page, url: str
) -> None:
    sign_in(page, url, "bi-thu")

    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        for meeting in (MEETING, PLANNED, TO_COME):
            page.goto(f"{url}/meetings/{meeting}")
            for form in page.locator("main summary").all():
                form.click()
            assert page.evaluate(TOO_WIDE) == []
            assert barriers(page) == []


def test_a_substitute_is_found_while_their_name_is_typed_and_chosen_by_keyboard(
    page: Page, url: str, world: World
) -> None:
    sign_in(page, url, "bi-thu")
    page.goto(f"{url}/meetings/{MEETING}")
    page.get_by_text("Có người dự thay…").focus()
    page.keyboard.press("Enter")
    form = page.get_by_role("form", name="Có người dự thay: Nông Thị Lan")

    form.get_by_label("Vì sao dự thay?").fill("Bận họp huyện ủy")
    form.get_by_label("Tên người dự thay").press_sequentially("son")
    form.get_by_role("radio", name="Hoàng Đức Sơn").press("Space")
    form.get_by_role("button", name="Ghi người dự thay").press("Enter")

    expect(page.get_by_role("status")).to_have_text("Đã ghi người dự thay.")
    assert world.says("/substitution") == [
        {"substitute_id": str(SON), "reason": "Bận họp huyện ủy"}
    ]


def test_without_javascript_a_meeting_is_planned_and_an_attendance_put_right(
    browser: Browser, url: str, world: World
) -> None:
    plain = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = plain.new_page()
    sign_in(page, url, "bi-thu")
    page.goto(f"{url}/cells/{CELL}")
    page.get_by_role("form", name="Lên lịch kỳ tới").get_by_label("Ngày họp").fill("2020-12-05")
    page.get_by_role("button", name="Lên lịch").click()
    expect(page.get_by_role("status")).to_have_text("Đã lên lịch kỳ sinh hoạt.")

    page.goto(f"{url}/meetings/{MEETING}")
    page.get_by_text("Ghi nhầm người…").click()
    form = page.get_by_role("form", name="Ghi nhầm người: Nông Thị Lan")
    form.get_by_label("Vì sao ghi nhầm?").fill("Trùng tên")
    form.get_by_label("Tên người đã dự").fill("son")
    form.get_by_label("Tên người đã dự").press("Enter")
    expect(form.get_by_label("Vì sao ghi nhầm?")).to_have_value("Trùng tên")
    form.get_by_role("radio", name="Hoàng Đức Sơn").check()
    form.get_by_role("button", name="Ghi cho đúng người").click()

    expect(page.get_by_role("status")).to_have_text("Đã ghi lần dự cho đúng người.")
    assert world.says("/correction") == [{"correct_member_id": str(SON), "reason": "Trùng tên"}]
    plain.close()
