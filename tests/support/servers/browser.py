"""A real browser for tests, driven by Playwright; it reaches what runs on this machine only."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from deploy.frontend.chromium import chromium
from deploy.toolbox import PartUnavailable

ARGUMENTS = (
    "--no-sandbox",  # root has none, and the pages are our own
    "--no-zygote",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--font-render-hinting=none",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. Take a new page of it for each test.

    Started for each module, not once: while Playwright runs in a thread, that thread can run no
    event loop of its own, and tests of other modules do.
    """
    try:
        unpacked = chromium()
    except PartUnavailable as error:
        pytest.fail(str(error), pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=unpacked.program,
            args=ARGUMENTS,
            env={**os.environ, **unpacked.environment},
        )
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that knows nothing of other tests, in Vietnamese and in Vietnam's time."""
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    yield context.new_page()
    context.close()
