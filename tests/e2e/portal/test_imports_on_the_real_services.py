"""The books of a district come in from Excel: template, what is wrong, all of it, over the real
services.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.e2e.portal.district import (
    CELL,
    COMMUNE,
    DISTRICT,
    DISTRICT_OFFICE,
    OTHER_COMMUNE,
    ZONE,
    enter_district,
    month_before,
    place,
    post_when_possible,
)
from tests.e2e.portal.real import at
from tests.support.servers.postgres import fresh_database
from tests.support.servers.system import System, running_system

PUT_ON = month_before(4) + timedelta(days=6)
ANNOUNCED_ON = month_before(3) + timedelta(days=6)
ASKED = "Nạo vét mương tiêu sau trường mầm non"
ALSO_ASKED = "Sửa đoạn đường liên thôn"


@pytest.fixture(scope="module")
def system(postgres_server: str) -> Iterator[System]:
    """With the briefings of two months, as the books have them."""
    with fresh_database(postgres_server) as url, running_system(url) as running:
        enter_district(running)
        office = running.caller(DISTRICT_OFFICE)
        for day, host in ((PUT_ON, COMMUNE), (ANNOUNCED_ON, OTHER_COMMUNE)):
            held = {"zone_id": str(ZONE), "held_on": day.isoformat(), "host_id": str(host)}
            post_when_possible(office, "/petition/briefings/record", held)
        yield running


def test_an_office_fills_the_template_is_told_what_is_wrong_and_brings_its_past_in(
    browser: Browser, system: System, tmp_path: Path
) -> None:
    page = at(browser, system, DISTRICT_OFFICE)
    page.goto(f"{system.url}{place(DISTRICT)}")
    page.get_by_role("link", name="Nhập từ Excel").click()
    page.get_by_role("link", name="Nhập kiến nghị từ Excel").click()
    sheet = template(page, tmp_path)

    fill(sheet, [put(ASKED, ANSWERED), put(ALSO_ASKED, {"Chi bộ": "không-có"})])
    send(page, sheet)
    wrong = page.get_by_role("table", name="Dòng được đánh số như trong Excel")
    expect(wrong.get_by_role("row").nth(1)).to_contain_text("không có tổ chức nào mang mã này")
    expect(wrong.get_by_role("row")).to_have_count(2)

    fill(sheet, [put(ASKED, ANSWERED), put(ALSO_ASKED)])
    send(page, sheet)
    expect(page.get_by_text("2 mục đã được ghi.")).to_be_visible()
    page.goto(f"{system.url}{place(DISTRICT)}/petitions")
    expect(page.get_by_role("link", name=ALSO_ASKED)).to_be_visible()
    page.get_by_role("link", name=ASKED).click()
    expect(page.get_by_role("region", name="Kiến nghị", exact=True)).to_contain_text(
        "Đã giải quyết"
    )
    expect(page.get_by_text("127-CV/HU").first).to_be_visible()


def test_the_same_file_sent_twice_brings_nothing_in_twice(
    browser: Browser, system: System, tmp_path: Path
) -> None:
    page = at(browser, system, DISTRICT_OFFICE)
    petitions = f"{system.url}{place(DISTRICT)}/petitions"
    page.goto(petitions)
    page.get_by_text("Nhập từ Excel…").click()
    page.get_by_role("link", name="Bảng tính có những cột nào?").click()
    sheet = template(page, tmp_path)
    fill(sheet, [put("Cấp điện cho thôn", {"Người kiến nghị": "Không rõ tên"})])

    for _ in range(2):
        page.goto(petitions)
        page.get_by_text("Nhập từ Excel…").click()
        send(page, sheet)
        expect(page.get_by_role("status")).to_contain_text("Đã ghi mọi dòng của bảng tính.")

    expect(page.get_by_role("link", name="Cấp điện cho thôn")).to_have_count(1)


ANSWERED: Final[Mapping[str, str | date]] = {
    "Cơ quan trả lời": "phòng nông nghiệp gia lộc",
    "Trả lời": "Sẽ nạo vét trong tháng tới.",
    "Số văn bản": "127 cv/hu",
    "Ngày trả lời": PUT_ON + timedelta(days=10),
    "Công bố": ANNOUNCED_ON,
    "Ý kiến chi bộ": "Chấp nhận",
    "Giải quyết ngày": ANNOUNCED_ON + timedelta(days=3),
    "Kết quả": "Đã nạo vét",
    "Người chứng kiến": "Bí thư chi bộ",
    "Chi bộ xác nhận ngày": ANNOUNCED_ON + timedelta(days=5),
}


def put(text: str, more: Mapping[str, str | date] = {}) -> dict[str, str | date]:
    return {
        "Khu": "khu 1",
        "Giao ban": f"{PUT_ON.month}/{PUT_ON.year}",
        "Chi bộ": str(CELL)[:8],
        "Lĩnh vực": "Nông nghiệp",
        "Nội dung": text,
        "Địa chỉ": "Thôn 1 Đoàn Thượng",
        **more,
    }


def template(page: Page, folder: Path) -> Path:
    with page.expect_download() as begun:
        page.get_by_role("link", name="Tải bảng mẫu").click()
    file = folder / begun.value.suggested_filename
    begun.value.save_as(file)
    return file


def fill(file: Path, rows: list[Mapping[str, str | date]]) -> None:
    """Over the example, and below it."""
    workbook = load_workbook(file)
    sheet = workbook.worksheets[0]
    headers = [cell.value for cell in sheet[1]]
    for number, row in enumerate(rows, start=2):
        for column, header in enumerate(headers, start=1):
            cell = sheet.cell(number, column)
            cell.value = row.get(str(header))
    workbook.save(file)


def send(page: Page, file: Path) -> None:
    page.get_by_label("Tệp Excel").set_input_files(file)
    page.get_by_role("button", name="Gửi bảng tính").click()
