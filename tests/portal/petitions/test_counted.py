"""Desks and statistics: what lies where, and how much it is; the numbers lead to their rows."""

import re

import pytest

from tests.portal.browser import Page, SignedIn
from tests.portal.stand_ins.petitions.petition_world import CANAL, COMMUNE, OFFICE, OFFICES, ZONE
from tests.portal.stand_ins.world import CELL, DISTRICT, World


def office(signed_in: SignedIn, path: str) -> Page:
    return signed_in("van-phong").open(path)


def test_an_offices_desk_has_what_was_returned_first(signed_in: SignedIn, world: World) -> None:
    world.asking.stand("returned")

    page = signed_in("phong-nong-nghiep").open(f"/offices/{OFFICE}")

    assert page.title.startswith("Chúng tôi còn phải trả lời kiến nghị nào?")
    assert "Bị trả lại để làm lại (1)" in page.text
    assert "Trả lại vì: Chưa nêu thời gian." in page.text
    assert page.links("Nạo vét mương tiêu") == [f"/petitions/{CANAL}"]


def test_an_empty_desk_says_what_comes_there(signed_in: SignedIn) -> None:
    desk = signed_in("phong-nong-nghiep").open(f"/offices/{OFFICE}")
    approvals = signed_in("thuong-vu").open(f"/organizations/{DISTRICT}/approvals")

    assert "Không còn kiến nghị nào phải trả lời." in desk.text
    assert "Không có dự thảo nào đang chờ duyệt." in approvals.text


def test_an_answering_office_begins_at_its_desks_and_a_committee_at_its_own(
    signed_in: SignedIn,
) -> None:
    office_home = signed_in("phong-nong-nghiep").open("/")
    committee_home = signed_in("thuong-vu").open("/")

    assert set(office_home.links("Phòng")) == {f"/offices/{one}" for one in OFFICES}
    assert f"/organizations/{DISTRICT}/approvals" in committee_home.links("Trả lời đang chờ duyệt")


def test_the_statistics_lead_to_their_rows(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/organizations/{DISTRICT}/petition-statistics")

    base = f"/organizations/{DISTRICT}/petitions"
    assert page.title.startswith("Kiến nghị gì, bao lâu được trả lời, bao lâu xong việc?")
    assert f"{base}?state=counted" in page.links("12")
    assert f"{base}?field=agriculture&state=counted" in page.links("9")
    assert f"{base}?month=2020-10&state=solved" in page.links("7")
    assert f"{base}?lead_id={OFFICE}&overdue=true" in page.links("1")
    assert "một nửa trong vòng 16 ngày" in page.text
    assert "Lần 1 8 6 2 75 %" in page.text


def test_every_number_of_the_statistics_is_a_link(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/organizations/{DISTRICT}/petition-statistics")

    cells = re.findall(r'<td class="n"[^>]*>(.*?)</td>', page.html, re.DOTALL)
    assert cells
    assert [cell for cell in cells if "<a href=" not in cell] == []


@pytest.mark.parametrize(
    ("number", "query"),
    [
        ("8", "state=announced"),
        ("3", "state=unsolved"),
        ("2", "state=twice"),
        ("8", "published_round=1"),
        ("6", "accepted_round=1"),
        ("2", "rejected_round=1"),
        ("3", f"lead_id={OFFICE}&state=in_office"),
        ("8", f"answered_by={OFFICE}"),
        ("8", f"zone_id={ZONE}&state=announced"),
        ("12", f"commune_id={COMMUNE}&state=counted"),
        ("7", f"commune_id={COMMUNE}&state=solved"),
        ("12", "round=0&state=counted"),
        ("5", "state=assigned"),
    ],
)
@pytest.mark.parametrize("months", ["", "from=2020-10&to=2020-10&", "from=2020-09&to=2020-10&"])
def test_what_was_answered_opens_too_in_whatever_months(
    signed_in: SignedIn, months: str, number: str, query: str
) -> None:
    base = f"/organizations/{DISTRICT}"

    page = office(signed_in, f"{base}/petition-statistics?{months}")

    assert f"{base}/petitions?{months}{query}" in page.links(number)


def test_the_statistics_of_some_months_say_which(signed_in: SignedIn) -> None:
    base = f"/organizations/{DISTRICT}"

    page = office(signed_in, f"{base}/petition-statistics?from=2020-09&to=2020-10")

    assert "kiến nghị nêu từ tháng 9/2020 đến tháng 10/2020" in page.text


def test_a_number_that_was_counted_on_a_day_opens_on_that_day(signed_in: SignedIn) -> None:
    base = f"/organizations/{DISTRICT}"

    page = office(signed_in, f"{base}/petition-statistics?on=2020-10-30")

    assert f"{base}/petitions?on=2020-10-30&overdue=true" in page.links("1")


def test_a_secretary_opens_the_numbers_of_the_cell(signed_in: SignedIn) -> None:
    base = f"/organizations/{CELL}"

    page = signed_in("bi-thu").open(f"{base}/petition-statistics")

    assert f"{base}/petitions?state=announced" in page.links("8")


def test_months_without_petitions_say_what_to_do(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/organizations/{DISTRICT}/petition-statistics?to=12/2018")

    assert "Hãy chọn những tháng khác." in page.text


def test_a_viewer_sees_the_sums_and_no_rows(signed_in: SignedIn) -> None:
    viewer = signed_in("nguoi-xem")
    page = viewer.open(f"/organizations/{DISTRICT}/petition-statistics")

    assert "12 đã nêu" in page.text
    assert not [link for link in page.links() if "/petitions" in link or "/offices" in link]
    assert viewer.open(f"/petitions/{CANAL}").status == 403
