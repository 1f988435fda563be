"""What briefings and petitions need, entered in the pages: zones, offices, rules, working days."""

from typing import Any

import pytest

from chassis.refusals import Refusal
from tests.e2e.portal.browser import Page, SignedIn
from tests.e2e.portal.petition_world import (
    COMMUNES,
    OFFICE,
    OFFICE_CELL,
    OTHER_COMMUNE,
    OTHER_OFFICE,
    REGULATION,
    ZONE,
)
from tests.e2e.portal.world import COMMUNE, DISTRICT, LAN, PROVINCE, World

PLACE = f"/organizations/{DISTRICT}"
ZONES, OFFICES = f"{PLACE}/zones", f"{PLACE}/offices"
REGULATIONS, YEAR = f"{PLACE}/petition-regulations", f"{PLACE}/working-year"
SETUP = f"{PLACE}/petition-setup"
LEAVING = f"/communes/{COMMUNE}/leaving"


class CommuneInAnotherZone(Refusal):
    """As the petition service says it."""

    field = "commune_ids.1"


class RegulationAlreadyInForce(Refusal):
    field = "starts_on"


class FieldCodeTwice(Refusal):
    field = "fields.1.code"


class DayOfAnotherYear(Refusal):
    field = "days_off"


def office(signed_in: SignedIn, path: str) -> Page:
    return signed_in("van-phong").open(path)


def test_the_setup_says_what_is_there_and_what_is_lacking(
    signed_in: SignedIn, world: World
) -> None:
    complete = office(signed_in, SETUP)
    assert "Còn thiếu" not in complete.text
    assert "05-QĐ/HU: trả lời trong 15 ngày làm việc, 2 lĩnh vực." in complete.text

    world.asking.has_head = world.asking.regulated = False
    lacking = office(signed_in, SETUP)

    assert "Chưa có quy định nào có hiệu lực ở đây" in lacking.text
    assert lacking.links("Khu 1: cử trưởng khu") == [f"/zones/{ZONE}#lead"]
    assert lacking.links("Ban hành quy định") == [REGULATIONS]


@pytest.mark.parametrize("path", [PLACE, ZONES, OFFICES, REGULATIONS, YEAR])
def test_the_setup_is_linked_from_the_district_and_from_each_of_its_lists(
    signed_in: SignedIn, path: str
) -> None:
    assert SETUP in office(signed_in, path).links("Thiết lập giao ban và kiến nghị")


def test_a_zone_is_formed_of_communes_and_its_page_opens(signed_in: SignedIn, world: World) -> None:
    browser = signed_in("van-phong")
    typed: dict[str, str | list[str]] = {"name": "Khu 2", "starts_on": "1/11/2020"}
    typed["commune_ids"] = [str(COMMUNE)]

    page = browser.send(browser.open(ZONES), "/zones#form", typed)

    (body,) = world.says("/zones")
    assert (body["organization_id"], body["name"]) == (str(DISTRICT), "Khu 2")
    assert (body["starts_on"], body["commune_ids"]) == ("2020-11-01", [str(COMMUNE)])
    assert page.path.startswith(f"/zones/{body['id']}?")
    assert "Đã lập khu." in page.text


def test_a_commune_of_another_zone_is_told_so_beside_it_and_what_was_typed_stays(
    signed_in: SignedIn, world: World
) -> None:
    world.refusals["/zones"] = CommuneInAnotherZone("taken")
    browser = signed_in("van-phong")
    both = [str(one) for one in COMMUNES]

    page = browser.send(browser.open(ZONES), "/zones#form", {"name": "Khu 2", "commune_ids": both})

    assert page.status == 422
    assert f'id="commune-{both[1]}-wrong"' in page.html
    assert f'id="commune-{both[0]}-wrong"' not in page.html
    assert page.form("/zones#form")["name"] == "Khu 2"
    for one in both:
        assert f'value="{one}" checked' in page.html


def test_a_commune_that_belongs_to_a_zone_is_said_to(signed_in: SignedIn) -> None:
    assert "Đảng bộ xã Bắc Xa (đang thuộc Khu 1)" in office(signed_in, ZONES).text


def test_a_zone_without_a_head_says_so_and_offers_to_appoint_one(
    signed_in: SignedIn, world: World
) -> None:
    assert not office(signed_in, f"/zones/{ZONE}").links("Cử trưởng khu")

    world.asking.has_head = False
    page = office(signed_in, f"/zones/{ZONE}")

    assert "Hôm nay khu chưa có trưởng khu" in page.text
    assert page.links("Cử trưởng khu") == ["#lead"]
    assert not signed_in("bi-thu").open(f"/zones/{ZONE}").links("Cử trưởng khu")
    then = office(signed_in, f"/zones/{ZONE}?year=2020&on=2020-10-01")
    assert "Ngày 01/10/2020 khu chưa có trưởng khu" in then.text


def test_a_zone_that_was_dissolved_lacks_no_head(signed_in: SignedIn, world: World) -> None:
    world.asking.has_head, world.asking.zone_closed_on = False, "2020-10-31"

    listed, setup = office(signed_in, ZONES), office(signed_in, SETUP)
    page = office(signed_in, f"/zones/{ZONE}")

    assert "Đã giải thể từ sau 31/10/2020" in listed.text
    assert "Khu 1: cử trưởng khu" not in setup.text
    assert "Chưa lập khu nào" in setup.text
    assert "ngày cuối là 31/10/2020" in page.text
    assert not page.links("Cử trưởng khu")
    assert not page.forms("/closing#changes")


@pytest.mark.parametrize(
    ("order", "typed", "body", "said"),
    [
        (
            LEAVING,
            {"ends_on": "30/11/2020", "reason": "Chia lại khu"},
            {"ends_on": "2020-11-30", "reason": "Chia lại khu"},
            "Đã ghi xã ra khỏi khu.",
        ),
        (
            "/closing",
            {"last_day": "2020-12-31", "reason": "Bỏ khu"},
            {"last_day": "2020-12-31", "reason": "Bỏ khu"},
            "Đã ghi giải thể khu.",
        ),
    ],
)
def test_a_zone_is_changed_on_its_page(
    signed_in: SignedIn,
    world: World,
    order: str,
    typed: dict[str, str],
    body: dict[str, Any],
    said: str,
) -> None:
    browser = signed_in("van-phong")

    page = browser.send(browser.open(f"/zones/{ZONE}"), f"{order}#changes", typed)

    assert world.says(order) == [body]
    assert said in page.text


def test_a_commune_joins_from_a_day_on(signed_in: SignedIn, world: World) -> None:
    browser = signed_in("van-phong")
    world.asking.left = {OTHER_COMMUNE}
    typed = {"commune_id": str(OTHER_COMMUNE), "starts_on": "2020-12-01"}

    page = browser.send(browser.open(f"/zones/{ZONE}"), "/communes#changes", typed)

    assert world.says("/communes") == [typed]
    assert "Đã ghi xã vào khu." in page.text


def test_the_deputy_is_appointed_as_the_head_is(signed_in: SignedIn, world: World) -> None:
    browser = signed_in("van-phong")
    typed = browser.open(f"/zones/{ZONE}?find=lan").form("/head#lead")

    browser.post(f"/zones/{ZONE}/deputy", typed | {"starts_on": "2020-11-02"})

    assert world.says("/deputy") == [{"member_id": str(LAN), "starts_on": "2020-11-02"}]


def test_an_office_is_registered_and_closed_with_a_successor(
    signed_in: SignedIn, world: World
) -> None:
    browser = signed_in("van-phong")
    typed = {"name": "Ban Dân vận", "organization_id": str(OFFICE_CELL), "starts_on": "2020-11-01"}

    page = browser.send(browser.open(OFFICES), "/offices#register", typed)
    closing = {"last_day": "2020-12-31", "successor_id": str(OTHER_OFFICE), "reason": "Hợp nhất"}
    browser.send(page, f"/{OFFICE}/closing#closing", closing)

    (body,) = world.says("/offices")
    assert {name: body[name] for name in typed} == typed
    assert "Đã ghi cơ quan trả lời." in page.text
    assert world.says(f"/offices/{OFFICE}/closing") == [closing]


def test_an_office_that_closes_without_a_successor_has_none(
    signed_in: SignedIn, world: World
) -> None:
    browser = signed_in("van-phong")
    typed = {"last_day": "2020-12-31", "reason": "Bỏ phòng"}

    browser.send(browser.open(OFFICES), f"/{OFFICE}/closing#closing", typed)

    assert world.says("/closing") == [typed]


def adopted(signed_in: SignedIn, more: dict[str, str]) -> Page:
    browser = signed_in("van-phong")
    typed = {"number": "08-QĐ/HU", "title": "Quy định mới", "starts_on": "2021-01-01"}
    return browser.send(browser.open(REGULATIONS), "/petition-regulations#adopt", typed | more)


def test_a_regulation_begins_with_what_the_one_in_force_says(
    signed_in: SignedIn, world: World
) -> None:
    page = adopted(signed_in, {"name-2": "Đường sá, cầu cống", "code-3": " "})

    (body,) = world.says("/regulations")
    assert (body["scope_id"], body["number"]) == (str(DISTRICT), "08-QĐ/HU")
    assert (body["answer_days"], body["remind_days"], body["escalate_days"]) == (15, 3, 5)
    assert [(one["code"], one["name"]) for one in body["fields"]] == [
        ("agriculture", "Nông nghiệp"),
        ("land", "Đất đai"),
        ("duong_sa_cau_cong", "Đường sá, cầu cống"),
    ]
    assert "ends_on" not in body
    assert "Đã ghi quy định." in page.text


def test_where_there_is_no_regulation_ten_working_days_are_offered(
    signed_in: SignedIn, world: World
) -> None:
    world.asking.regulated = False

    page = office(signed_in, REGULATIONS)

    form = page.form("/petition-regulations#adopt")
    assert (form["answer_days"], form["name-0"], form["rows"]) == ("10", "", "8")
    assert "Chưa có quy định nào về trả lời kiến nghị." in page.text


def test_more_rows_are_given_without_losing_what_was_typed(
    signed_in: SignedIn, world: World
) -> None:
    page = adopted(signed_in, {"name-3": "Văn hóa", "do": "more"})

    form = page.form("/petition-regulations#adopt")
    assert world.bodies == []
    assert (form["number"], form["name-3"], form["rows"]) == ("08-QĐ/HU", "Văn hóa", "10")
    assert form["name-9"] == ""


@pytest.mark.parametrize(
    ("refusal", "place"),
    [
        (RegulationAlreadyInForce("in force"), "starts_on"),
        # The second row that was filled stands in the fourth place of the form.
        (FieldCodeTwice("twice"), "code-3"),
    ],
)
def test_what_a_regulation_is_refused_for_is_told_beside_its_field(
    signed_in: SignedIn, world: World, refusal: Refusal, place: str
) -> None:
    world.refusals["/regulations"] = refusal

    page = adopted(signed_in, {"name-1": "", "code-1": "", "name-3": "Nông nghiệp", "code-3": "a"})

    assert page.status == 422
    assert f'id="{place}-wrong"' in page.html
    assert page.form("/petition-regulations#adopt")["title"] == "Quy định mới"


def test_a_regulation_without_fields_or_days_is_not_sent(signed_in: SignedIn, world: World) -> None:
    nothing = {"name-0": "", "code-0": "", "name-1": "", "code-1": ""}

    page = adopted(signed_in, nothing | {"answer_days": "mười"})

    assert page.status == 422
    assert "Quy định cần có từ 1 đến 50 lĩnh vực." in page.text
    assert "Cần một số nguyên" in page.text
    assert world.bodies == []


def test_a_regulation_is_repealed(signed_in: SignedIn, world: World) -> None:
    browser = signed_in("van-phong")
    typed = {"ends_on": "2020-12-31", "reason": "Thay bằng quy định mới"}
    order = f"/{REGULATION}/repeal"

    page = browser.send(browser.open(REGULATIONS), f"{order}#name-of-{REGULATION}", typed)

    assert world.says(order) == [typed]
    assert "Đã ghi bãi bỏ quy định." in page.text


def test_the_province_decides_a_year_and_sees_what_the_calendar_has(
    signed_in: SignedIn, world: World
) -> None:
    browser = signed_in("van-phong-tinh")
    page = browser.open(YEAR)
    assert "25/01/2020 Tết Nguyên Đán" in page.text
    assert "cả nước làm bù: 09/5/2020" in page.text
    typed = {"days_off": "30/4/2020, 4/5/2020\n8/5/2020", "days_worked": "", "document": "TB 12"}

    decided = browser.send(page, "/working-year#decide", typed)

    assert world.says("/working-years") == [
        {
            "year": 2020,
            "days_off": ["2020-04-30", "2020-05-04", "2020-05-08"],
            "days_worked": [],
            "document": "TB 12",
        }
    ]
    assert "Đã ghi lịch làm việc của năm." in decided.text
    assert decided.form("/working-year#decide")["days_off"].split() == [
        "30/4/2020",
        "04/5/2020",
        "08/5/2020",
    ]


def test_a_day_that_is_none_or_of_another_year_is_told_beside_its_list(
    signed_in: SignedIn, world: World
) -> None:
    browser = signed_in("van-phong-tinh")
    typed = {"days_off": "30/2/2020", "document": "TB 12"}
    page = browser.send(browser.open(YEAR), "/working-year#decide", typed)
    assert (page.status, world.bodies) == (422, [])
    assert 'id="days_off-wrong"' in page.html

    world.refusals["/working-years"] = DayOfAnotherYear("2021")
    page = browser.send(
        browser.open(YEAR), "/working-year#decide", typed | {"days_off": "30/4/2021"}
    )

    assert 'id="days_off-wrong"' in page.html
    assert "Ngày này không thuộc năm đó." in page.text
    assert page.form("/working-year#decide")["days_off"] == "30/4/2021"


def test_of_a_year_that_the_calendar_does_not_know_it_says_so(signed_in: SignedIn) -> None:
    assert "Lịch chung chưa biết ngày lễ" in office(signed_in, f"{YEAR}?year=2150").text


@pytest.mark.parametrize("account", ["nguoi-xem", "thuong-vu", "kiem-tra", "van-phong-xa"])
def test_who_may_not_set_up_is_offered_no_form(signed_in: SignedIn, account: str) -> None:
    browser = signed_in(account)
    forms = ("/zones#form", "#register", "#closing", "#adopt", "#decide", "#changes", "#lead")

    for path in (ZONES, OFFICES, REGULATIONS, YEAR, f"/zones/{ZONE}"):
        page = browser.open(path)
        assert not [form for form in forms if page.forms(form)], path


def test_what_was_known_at_another_time_offers_no_form(signed_in: SignedIn) -> None:
    for path in (ZONES, OFFICES, REGULATIONS, YEAR):
        page = signed_in("van-phong-tinh").open(f"{path}?as_of=2020-11-01T08:00")
        assert not page.forms("#form") + page.forms("#register") + page.forms("#adopt"), path


def test_a_province_forms_no_zones_of_its_own(signed_in: SignedIn) -> None:
    page = signed_in("van-phong-tinh").open(f"/organizations/{PROVINCE}/zones")

    assert not page.forms("/zones#form")
