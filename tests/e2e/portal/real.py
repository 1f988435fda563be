"""The real services with the portal before them: what is entered first, and people at browsers."""

from typing import Any, Final
from uuid import UUID

from playwright.sync_api import Browser, Page, expect

from services.demo.accounts import PASSWORD
from services.demo.client import Caller
from tests.support.servers.system import System

SINCE: Final = "2019-06-01"


def organization(
    identity: UUID, name: str, kind: str, parent: UUID | None, cell_type: str | None = None
) -> dict[str, Any]:
    return {
        "id": str(identity),
        "code": str(identity)[:8],
        "name": name,
        "kind": kind,
        "cell_type": cell_type,
        "parent_id": None if parent is None else str(parent),
        "effective_on": SINCE,
    }


def grant(caller: Caller, account: str, role: str, over: UUID) -> None:
    body = {"account": account, "role": role, "organization_id": str(over), "starts_on": SINCE}
    caller.post("/assignment/grants", body)


def at(browser: Browser, system: System, account: str) -> Page:
    """A page at which the account has signed in."""
    page = browser.new_context(locale="vi-VN").new_page()
    page.goto(system.url)
    page.get_by_label("Tài khoản").fill(account)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page
