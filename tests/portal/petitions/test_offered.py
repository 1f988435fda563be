"""Which forms and names a petition's page offers: to each what is theirs, and no more."""

import pytest

from tests.portal.browser import Page, SignedIn
from tests.portal.stand_ins.petitions.petition_world import CANAL
from tests.portal.stand_ins.world import DISTRICT, World

PAGE = f"/petitions/{CANAL}"
CELLS = {"correction", "withdrawal"}
HANDLER = {"correction", "withdrawal", "merger"}


def offered(page: Page) -> set[str]:
    """The steps whose forms the page has."""
    return {where.split("/")[3].split("#")[0] for where, _ in page.forms("") if PAGE in where}


@pytest.mark.parametrize(
    ("account", "state", "steps"),
    [
        ("van-phong-xa", "raised", {"keeping", "escalation", "solution"}),
        ("van-phong-xa", "escalated", set()),
        ("van-phong", "raised", {"keeping", "escalation", "solution", "split", *HANDLER}),
        ("van-phong", "escalated", {"assignment", "split", *HANDLER}),
        ("van-phong", "assigned", {"draft", "transfer", "clock-stop", *HANDLER}),
        ("van-phong", "drafted", {"draft", "transfer", "clock-stop", *HANDLER}),
        ("van-phong", "approved", {"answer", *HANDLER}),
        ("van-phong", "answered", HANDLER),
        ("van-phong", "rejected", {"assignment", *HANDLER}),
        ("van-phong", "solved", {"reopening"}),
        ("van-phong", "merged", set()),
        ("phong-nong-nghiep", "assigned", {"draft", "clock-stop"}),
        ("phong-nong-nghiep", "returned", {"draft", "clock-stop"}),
        ("phong-nong-nghiep", "approved", {"answer"}),
        ("phong-nong-nghiep", "accepted", {"solution"}),
        ("thuong-vu", "drafted", {"approval", "return"}),
        ("thuong-vu", "approved", {"return"}),
        ("thuong-vu", "assigned", set()),
        ("bi-thu", "raised", CELLS),
        ("bi-thu", "published", {"acceptance", "rejection", *CELLS}),
        ("bi-thu", "solution_reported", {"confirmation", "dispute", *CELLS}),
        ("bi-thu", "solved", {"reopening"}),
    ],
)
def test_just_the_steps_are_offered_that_are_possible_for_this_caller(
    signed_in: SignedIn, world: World, account: str, state: str, steps: set[str]
) -> None:
    world.asking.stand(state)

    assert offered(signed_in(account).open(PAGE)) == steps


def test_while_the_clock_stands_it_is_resumed_first(signed_in: SignedIn, world: World) -> None:
    world.asking.stand("assigned", stopped_on="2020-10-20")

    assert offered(signed_in("phong-nong-nghiep").open(PAGE)) == {"clock-resumption"}


def test_a_page_of_what_was_known_before_offers_no_step(signed_in: SignedIn) -> None:
    assert offered(signed_in("van-phong").open(f"{PAGE}?as_of=2020-11-01T08:00")) == set()


def test_a_kept_name_is_shown_on_a_page_of_its_own_and_can_be_erased(
    signed_in: SignedIn, world: World
) -> None:
    world.asking.kept_name = "Nguyễn Thị Kín"
    world.asking.petitions[CANAL]["petitioner"] = "confidential"
    browser = signed_in("van-phong")

    page = browser.open(PAGE)
    named = browser.open(f"{PAGE}/petitioner")
    blank = browser.send(named, "/erasure", {"reason": " "})
    erased = browser.send(named, "/erasure", {"reason": "Đã hết hạn lưu"})

    assert "Nguyễn Thị Kín" not in page.text
    assert f"{PAGE}/petitioner" in page.links("Xem tên")
    assert "Nguyễn Thị Kín" in named.text
    assert blank.status == 422
    assert "Đã xóa tên người kiến nghị." in erased.text
    assert browser.open(f"{PAGE}/petitioner").status == 404


def test_who_only_reads_the_desk_is_offered_nothing(signed_in: SignedIn, world: World) -> None:
    world.asking.stand("drafted")

    page = signed_in("van-phong").open(f"/organizations/{DISTRICT}/approvals")

    assert "Sẽ nạo vét trong quý IV." in page.text
    assert not page.forms("/approval")
