"""The demo province, entered through the commands: the published figures, twice."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from services.demo.accounts import PASSWORD
from tests.support.servers.postgres import fresh_database
from tests.support.servers.system import System, running_system

PUBLISHED = {
    "A": {
        "district_minimum": 2,
        "commune_minimum": 4,
        "bac_xa_secretary_2020": 6,
        "district_attendances_2020": 79,
        "district_share_at_quota_2020": 1.0,
    },
    "D": {"members": [53, 502, 3059], "visits_owed": 13293},
    "E": {
        "zones": 6,
        "communes": 23,
        "petitions": 1002,
        "by_field": [246, 194, 234, 64, 26, 24, 36, 178],
        "busiest_month": 29,
        "quietest_month": 7,
    },
}


@pytest.fixture(scope="module")
def database_url(postgres_server: str) -> Iterator[str]:
    with fresh_database(postgres_server) as url:
        yield url


@pytest.fixture(scope="module")
def demo(database_url: str) -> Iterator[System]:
    with running_system(database_url, {"DEMO": "1"}, within=240) as system:
        yield system


def operator(system: System, *command: str) -> Any:
    """What the operator's tool prints."""
    done = subprocess.run(
        [sys.executable, "-m", "services", *command],
        check=True,
        capture_output=True,
        text=True,
        env=system.environment,
    )
    return json.loads(done.stdout)


def check(figures: dict[str, Any]) -> None:
    share = figures["A"].pop("commune_share_of_plan_2021")
    answered_twice = figures["E"].pop("answered_twice")
    assert figures == PUBLISHED
    assert 0.5 < share <= 1
    assert answered_twice > 0


def sign_in(page: Page, system: System, account: str) -> None:
    page.goto(system.url)
    page.get_by_label("Tài khoản").fill(account)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()


def test_the_published_figures_come_out_of_the_read_api(demo: System) -> None:
    check(operator(demo, "figures", "--url", demo.url))


def test_the_read_models_equal_a_pure_fold_of_the_logs(demo: System) -> None:
    assert operator(demo, "verify") == {"equal": True, "differ": [], "dead_letters": 0}


@pytest.mark.parametrize("service", ["assignment", "attendance", "petition"])
def test_what_a_service_knows_of_others_equals_a_pure_fold_of_their_logs(
    demo: System, service: str
) -> None:
    found = operator(demo, "verify", "--service", service)
    assert found == {"equal": True, "differ": [], "dead_letters": 0}
    assert operator(demo, "dead-letters", "list", "--service", service) == []


def test_after_a_rebuild_and_a_restart_nothing_is_lost(demo: System, database_url: str) -> None:
    assert operator(demo, "rebuild")["live"] is True
    assert operator(demo, "rebuild", "--service", "petition")["live"] is True

    with running_system(database_url, {"DEMO": "1"}) as again:
        assert "Loading" not in again.log.read_text()
        check(operator(again, "figures", "--url", again.url))


def test_what_a_cell_records_is_on_the_page_when_it_comes_back(demo: System, page: Page) -> None:
    sign_in(page, demo, "bi-thu-chi-bo")
    page.get_by_role("link", name="Ghi một kỳ sinh hoạt đã họp").click()
    page.get_by_label("Ngày họp").fill("2026-03-05")
    page.get_by_role("button", name="Ghi").last.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("05/3/2026")
    expect(page.locator("main")).to_contain_text("Đã họp")
