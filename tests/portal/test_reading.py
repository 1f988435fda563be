"""The pages that are read: each answers its question, and its numbers lead to their rows."""

import pytest

from tests.portal.browser import Page, SignedIn
from tests.portal.stand_ins.world import (
    ASSIGNMENT,
    CELL,
    COMMUNE,
    DISTRICT,
    LAN,
    MEETING,
    OTHER_CELL,
    REGULATION,
    World,
)


def office(signed_in: SignedIn, path: str) -> Page:
    return signed_in("van-phong").open(path)


def test_an_organization_says_by_level_who_has_made_the_visits(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/organizations/{DISTRICT}?year=2020")

    assert page.title.startswith("Ai đã đủ số buổi dự sinh hoạt, ai còn phải đi?")
    assert "Cấp huyện 38 trong 38 người đã đủ buổi" in page.text
    assert "Cấp xã 3 trong 4 người đã đủ buổi" in page.text
    assert "97,9 %" in page.text
    assert "Năm 2020, tính đến hôm nay, 15/11/2020" in page.text


def test_each_number_of_an_organization_leads_to_the_rows_behind_it(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/organizations/{DISTRICT}?year=2020")

    rows = f"/organizations/{DISTRICT}/members?year=2020&level=commune"
    assert f"{rows}&status=behind&status=missed" in page.links("1 người")
    assert f"{rows}&status=exceeded&status=met" in page.links("3")


def test_a_child_shows_the_same_shares_and_leads_down(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/organizations/{DISTRICT}?year=2020&on=2020-06-30")

    down = f"/organizations/{COMMUNE}?year=2020&on=2020-06-30"
    assert down in page.links("Đảng bộ xã Bắc Xa")
    assert 'aria-label="So với kế hoạch, Đảng bộ xã Bắc Xa"' in page.html


def test_an_organization_shows_who_is_behind_and_where_nobody_went(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/organizations/{DISTRICT}?year=2020")

    assert f"/members/{LAN}?year=2020" in page.links("Nông Thị Lan")
    assert f"/cells/{OTHER_CELL}" in page.links("Chi bộ thôn Háng Phúc")
    assert "chưa có lần nào" in page.text


def test_a_long_list_of_who_is_behind_is_cut_and_leads_on(
    signed_in: SignedIn, world: World
) -> None:
    world.members_found = 9

    page = office(signed_in, f"/organizations/{DISTRICT}?year=2020")

    everybody = f"/organizations/{DISTRICT}/members?year=2020&status=behind&status=missed"
    assert page.links("Xem tất cả người chậm, thiếu") == [everybody]


def test_a_commune_leads_to_its_cells(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/organizations/{COMMUNE}?year=2020")

    assert f"/cells/{CELL}?year=2020" in page.links("Chi bộ thôn Bản Mạ")


def test_a_year_in_which_nobody_owed_anything_says_what_to_do(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/organizations/{DISTRICT}?year=2018")

    assert "Chưa có ai phải đi dự ở đây trong năm 2018." in page.text
    assert "Hãy chọn năm khác" in page.text


def test_a_cell_has_its_meetings_for_its_page(signed_in: SignedIn) -> None:
    assert office(signed_in, f"/organizations/{CELL}").path == f"/cells/{CELL}"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("on=2020-02-30", "Ngày không đúng"),
        ("tree_on=hôm qua", "Ngày không đúng"),
        ("as_of=chiều", "Thời điểm không đúng"),
        ("year=20", "Năm phải từ 1930 đến 2200."),
        ("year=nay", "Cần một số nguyên"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told_so_beside_its_field(
    signed_in: SignedIn, query: str, sentence: str
) -> None:
    page = office(signed_in, f"/organizations/{DISTRICT}?{query}")

    assert page.status == 200
    assert sentence in page.text
    assert 'aria-invalid="true"' in page.html


def test_who_sees_only_sums_is_offered_no_names(signed_in: SignedIn) -> None:
    page = signed_in("nguoi-xem").open(f"/organizations/{DISTRICT}?year=2020")

    assert "Cấp xã 3 trong 4 người đã đủ buổi" in page.text
    assert "Nông Thị Lan" not in page.text
    assert not [link for link in page.links() if "/members" in link or "/trail" in link]


def test_a_committee_member_finds_the_cells_of_their_commune(signed_in: SignedIn) -> None:
    page = signed_in("lan").open(f"/organizations/{COMMUNE}")

    assert "không xem được số liệu" in page.text
    assert page.links("Chi bộ thôn Bản Mạ")


def test_the_way_up_leads_only_where_the_caller_may_go(signed_in: SignedIn) -> None:
    page = signed_in("van-phong").open(f"/cells/{CELL}")

    assert page.links("Huyện ủy Đình Lập")
    assert "Tỉnh ủy Lạng Sơn" in page.text
    assert not page.links("Tỉnh ủy Lạng Sơn")


def test_the_list_of_members_goes_on_where_a_page_ends(signed_in: SignedIn, world: World) -> None:
    world.members_found = 52
    browser = signed_in("van-phong")
    first = browser.open(f"/organizations/{DISTRICT}/members?year=2020&status=behind")

    (after,) = first.links("Xem tiếp")
    second = browser.open(after)

    assert "status=behind" in after
    assert second.html.count('<th scope="row">') == 2
    assert not second.links("Xem tiếp")


def test_a_list_of_nobody_says_what_to_do(signed_in: SignedIn, world: World) -> None:
    world.members_found = 0

    page = office(signed_in, f"/organizations/{DISTRICT}/members?year=2020&status=behind")

    assert "Không có ai như vậy." in page.text


def test_a_state_is_a_word(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/organizations/{DISTRICT}/members?year=2020&status=behind")

    assert page.title.startswith("Ai còn phải đi, và thiếu mấy buổi?")
    assert "Chậm" in page.text
    assert "Bí thư, Đảng bộ xã Bắc Xa" in page.text


def test_a_member_shows_what_was_owed_made_and_why(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/members/{LAN}?year=2020")

    assert page.title.startswith("Đồng chí Nông Thị Lan đã dự những buổi nào?")
    assert "1 buổi đã dự, phải dự 4" in page.text
    assert f"/trail/{REGULATION}#v1" in page.links("Ai ghi, lúc nào")
    assert f"/meetings/{MEETING}" in page.links("05/3/2020")
    assert "Đã ghi, chờ chi bộ xác nhận" in page.text
    assert f"/trail/{MEETING}#v3" in page.links("Ai ghi, lúc nào")
    assert f"/trail/{ASSIGNMENT}" in page.links("Ai ghi, lúc nào")


def test_a_member_reads_their_own_page_as_their_own(signed_in: SignedIn) -> None:
    assert signed_in("lan").open(f"/members/{LAN}").title.startswith("Tôi đã dự những buổi nào?")


def test_a_year_without_visits_says_who_records_them(signed_in: SignedIn) -> None:
    assert (
        "người dự tự ghi rồi chi bộ xác nhận" in office(signed_in, f"/members/{LAN}?year=2019").text
    )


def test_who_read_about_a_member_can_be_read(signed_in: SignedIn) -> None:
    page = signed_in("lan").open(f"/members/{LAN}/readings")

    assert "06/3/2020 lúc 09:00 van-phong Trang của đồng chí này" in page.text


def test_the_trail_says_who_recorded_what_and_when(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/trail?organization_id={DISTRICT}")

    assert "05/3/2020 lúc 14:05 bi-thu Ghi người dự sinh hoạt" in page.text
    assert "Nông Thị Lan" in page.text
    assert f"/trail/{MEETING}#v3" in page.links("Ghi người dự sinh hoạt")


def test_the_trail_is_asked_by_local_days(signed_in: SignedIn, world: World) -> None:
    office(signed_in, f"/trail?organization_id={DISTRICT}&since=2020-03-05&until=5/3/2020")

    asked = world.asked[-1]
    assert asked["since"] == "2020-03-05T00:00:00+07:00"
    assert asked["until"] == "2020-03-05T23:59:59.999999+07:00"


def test_a_history_shows_what_was_before_and_after(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/trail/{MEETING}")

    assert page.title.startswith("Kỳ sinh hoạt này đã được ghi và sửa thế nào?")
    assert "Số có mặt 21 22" in page.text
    assert page.links("Xem trang của kỳ sinh hoạt này") == [f"/meetings/{MEETING}"]


def test_names_are_found_without_diacritics(signed_in: SignedIn) -> None:
    browser = signed_in("van-phong")

    assert browser.open("/search?words=ma").links("Chi bộ thôn Bản Mạ") == [f"/cells/{CELL}"]
    assert browser.open("/search?words=lan").links("Nông Thị Lan") == [f"/members/{LAN}"]


def test_a_search_that_finds_nothing_says_how_to_search(signed_in: SignedIn) -> None:
    assert "Hãy gõ ít chữ hơn" in office(signed_in, "/search?words=zz").text
