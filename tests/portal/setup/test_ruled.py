"""What petitions need, entered in the pages: offices, the regulation, the working days."""

import pytest

from kernel.errors import Refusal
from tests.portal.browser import Page, SignedIn
from tests.portal.stand_ins.petitions.petition_world import (
    OFFICE,
    OFFICE_CELL,
    OTHER_OFFICE,
    REGULATION,
)
from tests.portal.stand_ins.world import DISTRICT, World

PLACE = f"/organizations/{DISTRICT}"
OFFICES = f"{PLACE}/offices"
REGULATIONS, YEAR = f"{PLACE}/petition-regulations", f"{PLACE}/working-year"


class RegulationAlreadyInForce(Refusal):
    """As the petition service says it."""

    field = "starts_on"


class FieldCodeTwice(Refusal):
    field = "fields.1.code"


class DayOfAnotherYear(Refusal):
    field = "days_off"


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

    page = signed_in("van-phong").open(REGULATIONS)

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
    assert "Lịch chung chưa biết ngày lễ" in signed_in("van-phong").open(f"{YEAR}?year=2150").text
