"""The lists that the numbers of the statistics open: what is asked for, and what the page says."""

import pytest

from tests.portal.browser import Page, SignedIn
from tests.portal.stand_ins.petitions.petition_world import CANAL, COMMUNE, OFFICE, ZONE, round_
from tests.portal.stand_ins.world import DISTRICT, World

LIST = f"/organizations/{DISTRICT}/petitions"


def office(signed_in: SignedIn, path: str) -> Page:
    return signed_in("van-phong").open(path)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("state=counted", "tình trạng: Mọi tình trạng, trừ kiến nghị đã tách"),
        ("state=announced", "tình trạng: Đã có trả lời được công bố"),
        ("state=solved", "tình trạng: Đã giải quyết"),
        ("month=10/2020", "nêu trong tháng 10/2020"),
        ("from=2020-09&to=2020-10", "nêu từ tháng 9/2020 đến tháng 10/2020"),
        ("from=2020-09", "nêu từ tháng 9/2020"),
        ("to=2020-10", "nêu đến tháng 10/2020"),
        ("round=0", "chưa giao trả lời"),
        ("round=2", "đang ở lần trả lời 2"),
        ("published_round=1", "có trả lời lần 1 được công bố"),
        ("accepted_round=1", "chi bộ chấp nhận trả lời lần 1"),
        ("rejected_round=2", "chi bộ không chấp nhận trả lời lần 2"),
        ("field=land", "lĩnh vực Đất đai"),
        (f"zone_id={ZONE}", "— Khu 1"),
        (f"commune_id={COMMUNE}", "— Đảng bộ xã Bắc Xa"),
        (f"office_id={OFFICE}", "Phòng Nông nghiệp trả lời"),
        (f"lead_id={OFFICE}", "Phòng Nông nghiệp chủ trì trả lời"),
        (f"answered_by={OFFICE}", "Phòng Nông nghiệp đã trả lời, công bố"),
        ("overdue=true", "quá hạn trả lời"),
        ("round=1&overdue=false", "đang ở lần trả lời 1; không quá hạn trả lời"),
    ],
)
def test_a_list_says_in_words_what_was_chosen(signed_in: SignedIn, query: str, words: str) -> None:
    assert words in office(signed_in, f"{LIST}?{query}").text


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("state=announced", {"answered": "true"}),
        ("state=unsolved", {"answered_not_solved": "true"}),
        ("state=twice", {"answered_twice": "true"}),
        ("published_round=1", {"published_round": "1"}),
        (f"answered_by={OFFICE}", {"answered_by": str(OFFICE)}),
        ("from=2020-09&to=10/2020", {"from": "2020-09", "to": "2020-10"}),
    ],
)
def test_what_was_chosen_is_what_is_asked(
    signed_in: SignedIn, world: World, query: str, asked: dict[str, str]
) -> None:
    office(signed_in, f"{LIST}?{query}")

    assert {"limit": "50", **asked} in world.asked


def test_an_answer_that_was_announced_is_found_by_its_round(
    signed_in: SignedIn, world: World
) -> None:
    world.asking.petitions[CANAL]["rounds"] = [round_(1, published_on="2020-11-10")]

    for query in ("state=announced", "state=unsolved", "published_round=1"):
        page = office(signed_in, f"{LIST}?{query}")
        assert page.links("Nạo vét mương tiêu")
        assert not page.links("Sửa đoạn đường")
    for query in ("state=twice", "published_round=2", "from=2020-11"):
        assert not office(signed_in, f"{LIST}?{query}").links("Nạo vét mương tiêu")


def test_what_only_a_link_chooses_stays_when_more_is_chosen(signed_in: SignedIn) -> None:
    page = office(signed_in, f"{LIST}?answered_by={OFFICE}&on=2020-10-30&state=open")

    form = page.form("/petitions")
    assert (form["answered_by"], form["on"]) == (str(OFFICE), "2020-10-30")
