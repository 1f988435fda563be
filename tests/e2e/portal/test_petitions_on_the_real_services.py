"""From raising to solved through two rounds, in the pages alone, over the real services."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import mammoth
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.portal.district import (
    COMMUNE,
    DISTRICT,
    DISTRICT_OFFICE,
    ZONE,
    enter_district,
    month_before,
    place,
    today,
)
from tests.e2e.portal.real import at
from tests.e2e.portal.walk import ASKED, Walk, said, state, step
from tests.support.servers.postgres import fresh_database
from tests.support.servers.system import System, running_system

FIRST_ANSWER = "Phòng sẽ xem xét."
SECOND_ANSWER = "Nạo vét xong trước ngày 30 của tháng, do hợp tác xã làm."


@pytest.fixture(scope="module")
def system(postgres_server: str) -> Iterator[System]:
    with fresh_database(postgres_server) as url, running_system(url) as running:
        enter_district(running)
        yield running


def test_a_petition_walks_from_raising_to_solved_through_two_rounds(
    browser: Browser, system: System, tmp_path: Path
) -> None:
    walk = Walk(browser, system)
    put_on, announced_on = month_before(2) + timedelta(days=4), month_before(1) + timedelta(days=4)

    petition = walk.raise_petition(walk.hold(put_on, "Đoàn Thượng"))
    answered_after_a_return(walk, petition, put_on + timedelta(days=1))
    rejected_once_announced(walk, petition, announced_on)
    last = accepted_in_the_second_round(walk, petition)
    solved(walk, petition)

    state(walk.district, petition, "Đã giải quyết")
    for number in ("Lần 1: Phòng Nông nghiệp", "Lần 2: Phòng Nông nghiệp"):
        expect(walk.district.get_by_role("article", name=number)).to_be_visible()
    walk.district.get_by_role("link", name="Ai ghi, lúc nào").first.click()
    heading = walk.district.get_by_role("heading", level=1)
    expect(heading).to_have_text("Kiến nghị này đã được ghi và sửa thế nào?")
    minuted(walk.district, last)
    compiled = words_of(walk.district, last, "Bản tổng hợp trả lời", tmp_path)
    assert "08-CV/HU" in compiled
    assert SECOND_ANSWER in compiled
    assert "Đã nghe các chi bộ" in words_of(walk.district, last, "Biên bản giao ban", tmp_path)
    counted(walk.district, system)


def answered_after_a_return(walk: Walk, petition: str, day: date) -> None:
    """The commune passes it on; the office's draft comes back once; the cell sees none of it."""
    walk.commune.goto(f"{walk.url}{place(COMMUNE)}/petitions")
    walk.commune.get_by_role("link", name=ASKED).click()
    step(walk.commune, petition, "Chuyển lên trên", "Chuyển lên", {"Ngày chuyển": day})
    said(walk.commune, "Đã chuyển kiến nghị lên trên.")
    walk.assign(petition, day)
    walk.answering.goto(walk.url)
    walk.answering.get_by_role("link", name=ASKED).click()
    walk.draft(petition, FIRST_ANSWER, day)
    why = {"Vì sao trả lại?": "Chưa nêu ai làm", "Ngày trả lại": day.isoformat()}
    step(walk.committee, petition, "Trả lại để làm lại", "Trả lại", why)
    said(walk.committee, "Đã trả lại để làm lại.")
    walk.answering.goto(walk.url)
    expect(walk.answering.get_by_text("Trả lại vì: Chưa nêu ai làm")).to_be_visible()
    walk.draft(petition, FIRST_ANSWER, day)
    step(walk.committee, petition, "Duyệt trả lời", "Duyệt", {"Ngày duyệt": day})
    said(walk.committee, "Đã duyệt trả lời.")
    walk.number(petition, "127 cv/hu", "127-CV/HU", day)
    state(walk.secretary, petition, "Đang trả lời")
    expect(walk.secretary.get_by_text(FIRST_ANSWER)).to_have_count(0)


def rejected_once_announced(walk: Walk, petition: str, day: date) -> None:
    walk.announce(walk.hold(day, "Đồng Quang"), "127-CV/HU")
    state(walk.secretary, petition, "Đã công bố")
    expect(walk.secretary.get_by_text(FIRST_ANSWER).first).to_be_visible()
    why = {"Vì sao không chấp nhận?": "Chưa rõ bao giờ xong"}
    step(walk.secretary, petition, "Không chấp nhận trả lời", "Không chấp nhận", why)
    said(walk.secretary, "Đã ghi là chi bộ không chấp nhận trả lời.")


def accepted_in_the_second_round(walk: Walk, petition: str) -> str:
    """Approved at the desk this time; returns the address of the last briefing."""
    walk.assign(petition, today())
    walk.draft(petition, SECOND_ANSWER, today())
    walk.committee.goto(f"{walk.url}{place(DISTRICT)}/approvals")
    expect(walk.committee.get_by_text(SECOND_ANSWER)).to_be_visible()
    walk.committee.get_by_role("button", name=re.compile("Duyệt")).click()
    said(walk.committee, "Đã duyệt trả lời.")
    walk.number(petition, "số 8 – CV / HU", "08-CV/HU", today())
    last = walk.hold(today(), "Đoàn Thượng")
    walk.announce(last, "08-CV/HU")
    step(walk.secretary, petition, "Chấp nhận trả lời", "Chấp nhận", {})
    said(walk.secretary, "Đã ghi là chi bộ chấp nhận trả lời.")
    return last


def solved(walk: Walk, petition: str) -> None:
    """The commune reports what was done, and the cell says so too."""
    done = {
        "Ngày làm xong": today().isoformat(),
        "Đã làm được gì?": "Đã nạo vét",
        "Ai đã thấy": "Bí thư chi bộ",
    }
    step(walk.commune, petition, "Báo đã giải quyết", "Báo đã giải quyết", done)
    said(walk.commune, "Đã ghi báo cáo giải quyết.")
    step(walk.secretary, petition, "Chi bộ xác nhận đã giải quyết", "Xác nhận", {})
    said(walk.secretary, "Đã ghi là đã giải quyết.")


def minuted(page: Page, briefing: str) -> None:
    """Who came is ticked off, and the minutes are written."""
    page.goto(briefing)
    page.get_by_role("link", name="Đánh dấu tất cả").click()
    page.get_by_role("button", name="Ghi ai dự").click()
    said(page, "Đã ghi ai dự giao ban.")
    page.get_by_label("Nội dung biên bản").fill("Đã nghe các chi bộ báo cáo.")
    page.get_by_role("button", name="Ghi biên bản").click()
    said(page, "Đã ghi biên bản.")


def words_of(page: Page, briefing: str, name: str, folder: Path) -> str:
    """What an independent reader reads in the document."""
    page.goto(briefing)
    with page.expect_download() as begun:
        page.get_by_role("link", name=name).click()
    file = folder / begun.value.suggested_filename
    begun.value.save_as(file)
    with file.open("rb") as opened:
        return str(mammoth.extract_raw_text(opened).value)


def counted(page: Page, system: System) -> None:
    """The numbers of the district open to the petition."""
    page.goto(f"{system.url}{place(DISTRICT)}/petition-statistics")
    total = page.get_by_role("article").filter(has_text="đã nêu")
    expect(total).to_contain_text(re.compile(r"Phải trả lời từ hai lần\s*1"))
    total.get_by_role("link", name="1", exact=True).first.click()
    expect(page.get_by_role("link", name=ASKED)).to_be_visible()


def test_what_the_petition_service_refuses_is_told_in_vietnamese(
    browser: Browser, system: System
) -> None:
    page = at(browser, system, DISTRICT_OFFICE)
    page.goto(f"{system.url}/zones/{ZONE}?year={today().year}")
    form = page.get_by_role("region", name="Kỳ tới họp ngày nào, ở đâu?")
    form.get_by_label("Ngày giao ban").fill("2100-01-05")

    form.get_by_role("button", name="Lên lịch giao ban").click()

    expect(page.get_by_text("Chỉ lên lịch trong vòng năm năm tới.")).to_be_visible()
