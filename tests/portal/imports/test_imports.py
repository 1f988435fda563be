"""Sheets sent from the portal: stored as a whole, or told row by row what is wrong."""

import io

import pytest
from openpyxl import load_workbook

from chassis.imports.reading import NotAWorkbook
from chassis.imports.sheets import Fault, SheetRefused
from chassis.refusals import NotAllowed
from tests.portal.browser import SignedIn
from tests.portal.stand_ins.petitions.petition_world import NOVEMBER
from tests.portal.stand_ins.world import CELL, DISTRICT, World

PAGE = "/imports/petitions"
BRIEFING = f"/briefings/{NOVEMBER}"
PETITIONS = f"/organizations/{DISTRICT}/petitions"
FILE = ("kien-nghi.xlsx", b"PK any bytes at all")


@pytest.mark.parametrize("page", [BRIEFING, PETITIONS])
def test_a_sheet_is_sent_on_as_it_is_and_the_page_shows_that_it_is_stored(
    signed_in: SignedIn, world: World, page: str
) -> None:
    office = signed_in("van-phong")

    shown = office.send_file(office.open(page), PAGE, *FILE)

    ((path, content, _),) = world.sheets
    assert (path, content) == ("/api/petition/imports/petitions", FILE[1])
    assert shown.path.startswith(f"{page}?")
    assert "Đã ghi mọi dòng của bảng tính." in shown.text


def test_the_page_waits_until_all_of_the_sheet_can_be_seen(
    signed_in: SignedIn, world: World
) -> None:
    office = signed_in("van-phong")

    shown = office.send_file(office.open(PAGE), PAGE, *FILE)

    assert shown.path.startswith(f"{PAGE}?")
    assert "12 mục đã được ghi." in shown.text
    waited = [wait_for for _, _, wait_for in world.heard if wait_for]
    assert [position.rpartition(":")[2] for position in waited] == ["9"]


def test_the_same_file_from_another_form_is_the_same_order(
    signed_in: SignedIn, world: World
) -> None:
    office = signed_in("van-phong")

    for page in (PAGE, BRIEFING):
        office.send_file(office.open(page), PAGE, *FILE)
    office.send_file(office.open(PAGE), PAGE, "khac.xlsx", b"PK other bytes")

    (_, _, first), (_, _, again), (_, _, other) = world.sheets
    assert first == again
    assert first != other


def test_what_is_wrong_is_a_table_of_row_column_and_reason(
    signed_in: SignedIn, world: World
) -> None:
    world.refusals["/imports/petitions"] = SheetRefused(
        [
            Fault(7, "offices", "OfficeUnknown", "Ban: No office.", "Ban"),
            Fault(3, "cell", "NotAllowed", "no grant of yours"),
        ]
    )
    office = signed_in("van-phong")

    page = office.send_file(office.open(BRIEFING), PAGE, *FILE)

    assert page.status == 422
    assert "Chưa ghi dòng nào." in page.text
    assert "3 Chi bộ Tài khoản của bạn không được làm việc này ở đây." in page.text
    assert "7 Cùng trả lời Ban: Không có cơ quan trả lời nào tên này." in page.text
    assert page.form(PAGE)["back"] == BRIEFING
    assert BRIEFING in page.links("Quay lại")


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        (NotAWorkbook(), "cả bảng — Tệp này không phải bảng tính Excel (.xlsx) đọc được."),
        (NotAllowed("no"), "cả bảng — Tài khoản của bạn không được làm việc này ở đây."),
    ],
)
def test_what_is_wrong_with_the_whole_sheet_is_told_of_it(
    signed_in: SignedIn, world: World, refusal: Exception, sentence: str
) -> None:
    world.refusals["/imports/petitions"] = refusal
    office = signed_in("van-phong")
    assert sentence in office.send_file(office.open(PAGE), PAGE, *FILE).text


def test_a_form_without_a_file_is_told_so(signed_in: SignedIn, world: World) -> None:
    office = signed_in("van-phong")

    page = office.send(office.open(PAGE), PAGE, {"file": ""})

    assert (page.status, world.sheets) == (422, [])
    assert "Cần điền mục này." in page.text


def test_a_sheet_of_another_session_is_not_taken(signed_in: SignedIn, world: World) -> None:
    office, other = signed_in("van-phong"), signed_in("van-phong-xa")
    page = office.send_file(other.open(PAGE), PAGE, *FILE)
    assert (page.status, world.sheets) == (403, [])


def test_one_goes_back_only_to_pages_of_the_portal(signed_in: SignedIn, world: World) -> None:
    office = signed_in("van-phong")
    page = office.open(f"{PAGE}?back=https://elsewhere.example")
    assert page.form(PAGE)["back"] == ""
    assert "elsewhere" not in page.html


def test_an_office_may_bring_in_all_and_a_secretary_what_a_cell_has(signed_in: SignedIn) -> None:
    office, secretary = signed_in("van-phong-xa"), signed_in("bi-thu")

    assert office.open("/imports").links("Nhập") == [
        "/imports/petitions",
        "/imports/meetings",
        "/imports/members",
        "/imports/organizations",
    ]
    assert secretary.open("/imports").links("Nhập") == ["/imports/petitions", "/imports/meetings"]
    assert secretary.open("/imports/members").status == 403
    assert signed_in("nguoi-xem").open("/imports").status == 403
    assert office.open("/imports/ratings").status == 404


def test_the_form_is_offered_to_offices(signed_in: SignedIn) -> None:
    for account, offered in (("van-phong", 1), ("van-phong-xa", 1), ("bi-thu", 0), ("lan", 0)):
        assert len(signed_in(account).open(BRIEFING).forms(PAGE)) == offered, account
    place = f"/organizations/{DISTRICT}"
    assert signed_in("van-phong").open(place).links("Nhập từ Excel") == ["/imports"]
    assert signed_in("nguoi-xem").open(place).links("Nhập từ Excel") == []
    assert signed_in("bi-thu").open(f"/organizations/{CELL}/petitions").forms(PAGE) == []


def test_nothing_is_brought_into_what_was_known_before(signed_in: SignedIn) -> None:
    then = "as_of=2020-11-15T08:00"
    assert signed_in("van-phong").open(f"{PETITIONS}?{then}").forms(PAGE) == []


def test_the_template_has_the_columns_that_the_page_tells_of(signed_in: SignedIn) -> None:
    office = signed_in("van-phong")
    page = office.open(PAGE)
    (link,) = page.links("Tải bảng mẫu")

    answer = office.ask(link)

    assert answer.headers["content-type"].endswith("spreadsheetml.sheet")
    headers = next(load_workbook(io.BytesIO(answer.content)).worksheets[0].values)
    assert all(f"{header}" in page.text for header in headers)
