"""What is looked at in a real browser: two sizes of a screen, and what does not fit them."""

from functools import cache
from typing import Final

from playwright.sync_api import Page, ViewportSize, expect

from deploy.frontend.packages import install
from tests.portal.stand_ins.assembly import PASSWORD

PHONE: Final[ViewportSize] = {"width": 375, "height": 740}
DESK: Final[ViewportSize] = {"width": 1280, "height": 900}

TOO_WIDE: Final = """[...document.querySelectorAll("html, .table-responsive")]
    .filter((part) => part.scrollWidth > part.clientWidth)
    .map((part) => part.outerHTML.slice(0, 200))"""
"""What has more in it than the screen shows."""


def sign_in(page: Page, url: str, account: str) -> None:
    page.goto(f"{url}/")
    page.get_by_label("Tài khoản").fill(account)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("main")).to_be_visible()


_ASK_AXE: Final = """() => axe.run({resultTypes: ["violations"]}).then(({violations}) =>
    violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 200)}`)))"""


def barriers(page: Page) -> list[str]:
    """What would keep somebody with a screen reader or a keyboard from using the page."""
    page.evaluate(_axe())
    found: list[str] = page.evaluate(_ASK_AXE)
    return found


@cache
def _axe() -> str:
    return (install(browser=True) / "axe-core" / "axe.min.js").read_text("utf-8")
