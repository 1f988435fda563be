"""What briefings need, entered in the pages: zones, their communes and who leads them."""

from typing import Any

import pytest

from kernel.errors import Refusal
from tests.portal.browser import Page, SignedIn
from tests.portal.stand_ins.petitions.petition_world import COMMUNES, OTHER_COMMUNE, ZONE
from tests.portal.stand_ins.world import COMMUNE, DISTRICT, LAN, PROVINCE, World

PLACE = f"/organizations/{DISTRICT}"
ZONES, OFFICES = f"{PLACE}/zones", f"{PLACE}/offices"
REGULATIONS, YEAR = f"{PLACE}/petition-regulations", f"{PLACE}/working-year"
SETUP = f"{PLACE}/petition-setup"
LEAVING = f"/communes/{COMMUNE}/leaving"


class CommuneInAnotherZone(Refusal):
    """As the petition service says it."""

    field = "commune_ids.1"


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
