"""Everybody whom a petition passes, each at a browser, in the pages alone."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from playwright.sync_api import Browser, Page, expect

from tests.e2e.portal.district import (
    ANSWERING,
    CELL,
    COMMITTEE,
    COMMUNE_DESK,
    DISTRICT,
    DISTRICT_OFFICE,
    SECRETARY,
    place,
)
from tests.e2e.portal.real import at
from tests.support.servers.system import System

ASKED: Final = "Nạo vét mương tiêu sau trường mầm non thôn 1"


class Walk:
    """Everybody at a browser of their own. Each method is what one of them does."""

    def __init__(self, browser: Browser, system: System) -> None:
        self.url = system.url
        self.district, self.commune, self.secretary, self.answering, self.committee = (
            at(browser, system, account)
            for account in (DISTRICT_OFFICE, COMMUNE_DESK, SECRETARY, ANSWERING, COMMITTEE)
        )

    def hold(self, day: date, host: str) -> str:
        """A briefing that is planned and held; returns its address."""
        page = self.district
        page.goto(f"{self.url}{place(DISTRICT)}")
        page.get_by_role("link", name="Có những khu giao ban nào?").click()
        page.get_by_role("link", name="Khu 1").click()
        form = page.get_by_role("region", name="Kỳ tới họp ngày nào, ở đâu?")
        form.get_by_label("Ngày giao ban").fill(day.isoformat())
        host_field = form.get_by_label("Nơi đăng cai")
        options = host_field.get_by_role("option").all_inner_texts()
        host_field.select_option(next(option for option in options if host in option))
        form.get_by_role("button", name="Lên lịch giao ban").click()
        said(page, "Đã ghi lịch giao ban.")
        page.get_by_role("button", name="Ghi là đã họp").click()
        said(page, "Đã ghi là giao ban đã họp.")
        return page.url.partition("?")[0]

    def raise_petition(self, briefing: str) -> str:
        """The secretary puts it at the briefing; returns the petition's address."""
        page = self.secretary
        page.goto(f"{self.url}/cells/{CELL}")
        page.get_by_role("link", name="Giao ban của khu họp khi nào").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Khu họp giao ban")
        page.goto(briefing)
        page.get_by_role("textbox", name="Kiến nghị điều gì?").fill(ASKED)
        page.get_by_label("Địa chỉ cụ thể").fill("Sau trường mầm non, thôn 1")
        page.get_by_label("Lĩnh vực").select_option("Nông nghiệp")
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Ghi kiến nghị").click()
        said(page, "Đã ghi kiến nghị.")
        page.get_by_role("link", name=ASKED).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Kiến nghị này đã đi đến đâu?")
        return page.url.partition("?")[0]

    def assign(self, petition: str, day: date) -> None:
        step(self.district, petition, "Giao cơ quan trả lời", "Giao trả lời", {"Ngày giao": day})
        said(self.district, "Đã giao cơ quan trả lời.")

    def draft(self, petition: str, text: str, day: date) -> None:
        typed: dict[str, str | date] = {"Nội dung trả lời": text, "Ngày dự thảo": day}
        step(self.answering, petition, "Dự thảo trả lời", "Ghi dự thảo", typed)
        said(self.answering, "Đã ghi dự thảo trả lời.")

    def number(self, petition: str, typed: str, printed: str, day: date) -> None:
        """Typed carelessly, printed strictly."""
        fields: dict[str, str | date] = {"Số văn bản": typed, "Ngày văn bản": day}
        step(self.answering, petition, "Trả lời bằng văn bản", "Ghi số văn bản", fields)
        said(self.answering, "Đã ghi số văn bản trả lời.")
        expect(self.answering.get_by_text(printed).first).to_be_visible()

    def announce(self, briefing: str, number: str) -> None:
        """Compiled, sent and announced, in this order."""
        page = self.district
        page.goto(briefing)
        listed = page.get_by_role("checkbox", name=ASKED)
        page.get_by_role("button", name="Chốt danh sách").click()
        said(page, "Đã chốt danh sách trả lời.")
        expect(page.get_by_role("link", name=number)).to_be_visible()
        page.get_by_role("button", name="Đã gửi trưởng khu").click()
        said(page, "Đã gửi trưởng khu.")
        expect(listed).to_be_checked()
        page.get_by_role("button", name="Ghi là đã công bố").click()
        said(page, "Đã ghi là đã công bố trả lời.")


def said(page: Page, sentence: str) -> None:
    expect(page.get_by_role("status").first).to_contain_text(sentence)


def step(
    page: Page, petition: str, form: str, button: str, typed: Mapping[str, str | date]
) -> None:
    """Take a step on the petition's page."""
    page.goto(petition)
    there = page.get_by_role("form", name=form, exact=True)
    if not there.is_visible():
        page.get_by_text(f"{form}…", exact=True).click()
    for label, value in typed.items():
        text = value.isoformat() if isinstance(value, date) else value
        there.get_by_label(label).fill(text)
    there.get_by_role("button", name=button).click()


def state(page: Page, petition: str, word: str) -> None:
    page.goto(petition)
    expect(page.get_by_role("region", name="Kiến nghị", exact=True)).to_contain_text(word)
