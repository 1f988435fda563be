"""Zones and briefings as forms: planned, moved, held, who came ticked off, minutes written."""

from typing import Any

import pytest

from kernel.errors import Refusal
from tests.portal.browser import SignedIn
from tests.portal.stand_ins.petitions.petition_world import NOVEMBER, OTHER_COMMUNE, ZONE
from tests.portal.stand_ins.world import COMMUNE, DISTRICT, LAN, OTHER_CELL, SON, World

PAGE = f"/briefings/{NOVEMBER}"


class HostedLastTime(Refusal):
    """As the petition service says it."""

    field = "host_id"


class BriefingAlreadyCancelled(Refusal):
    field = "briefing_id"


def test_a_briefing_is_planned_from_the_page_of_its_zone(signed_in: SignedIn, world: World) -> None:
    office = signed_in("van-phong")
    zone = office.open(f"/zones/{ZONE}")

    page = office.send(zone, "/briefings#plan", {"planned_on": "8/12/2020"})

    (body,) = world.says("/briefings")
    assert body["zone_id"] == str(ZONE)
    assert (body["planned_on"], body["host_id"]) == ("2020-12-08", str(COMMUNE))
    assert page.path.startswith(f"/briefings/{body['id']}?")
    assert "Đã ghi lịch giao ban." in page.text


def test_a_plan_sent_twice_is_one_briefing(signed_in: SignedIn, world: World) -> None:
    office = signed_in("van-phong")
    zone = office.open(f"/zones/{ZONE}")

    for _ in range(2):
        office.send(zone, "/briefings#plan", {"planned_on": "2020-12-08"})

    first, second = world.says("/briefings")
    assert first["id"] == second["id"]


def test_a_host_of_last_time_is_told_so_beside_the_host(signed_in: SignedIn, world: World) -> None:
    world.refusals["/briefings"] = HostedLastTime("twice running")
    office = signed_in("van-phong")
    zone = office.open(f"/zones/{ZONE}")

    page = office.send(
        zone, "/briefings#plan", {"planned_on": "2020-12-08", "host_id": str(OTHER_COMMUNE)}
    )

    assert page.status == 422
    assert "không hai tháng liền" in page.text
    assert 'id="host_id-wrong"' in page.html
    assert page.form("/briefings#plan")["planned_on"] == "2020-12-08"
    assert page.form("/briefings#plan")["host_id"] == str(OTHER_COMMUNE)


def test_a_zone_without_a_head_is_given_one(signed_in: SignedIn, world: World) -> None:
    world.asking.has_head = False
    office = signed_in("van-phong")
    found = office.open(f"/zones/{ZONE}?find=lan")

    page = office.send(found, "/head#lead", {"starts_on": "1/11/2020"})

    assert world.says("/head") == [{"member_id": str(LAN), "starts_on": "2020-11-01"}]
    assert "Đã ghi trưởng khu." in page.text
    assert office.post(f"/zones/{ZONE}/treasurer", found.form("/head#lead")).status == 404


@pytest.mark.parametrize(
    ("account", "runs"),
    [("van-phong", True), ("lan", True), ("bi-thu", False), ("thuong-vu", False)],
)
def test_a_briefing_is_run_by_the_district_and_by_who_leads_the_zone(
    signed_in: SignedIn,
    account: str,
    runs: bool,  # noqa: FBT001  (a table of cases)
) -> None:
    page = signed_in(account).open(PAGE)

    assert bool(page.forms("/holding#plan")) is runs
    assert bool(page.forms("/minutes#minutes")) is runs


@pytest.mark.parametrize(
    ("order", "typed", "body", "said"),
    [
        (
            "holding#plan",
            {"held_on": "10/11/2020"},
            {"held_on": "2020-11-10"},
            "Đã ghi là giao ban đã họp.",
        ),
        (
            "move#plan",
            {"planned_on": "2020-11-12", "reason": "Mưa bão"},
            {"planned_on": "2020-11-12", "host_id": str(OTHER_COMMUNE), "reason": "Mưa bão"},
            "Đã đổi lịch giao ban.",
        ),
        ("cancellation#plan", {"reason": "Bão"}, {"reason": "Bão"}, "Đã hủy giao ban."),
        ("minutes#minutes", {"text": "Đã họp."}, {"text": "Đã họp."}, "Đã ghi biên bản."),
        ("compilation#answers", {}, {}, "Đã chốt danh sách trả lời."),
    ],
)
def test_an_order_about_a_briefing_reaches_the_service(
    signed_in: SignedIn,
    world: World,
    order: str,
    typed: dict[str, str],
    body: dict[str, Any],
    said: str,
) -> None:
    office = signed_in("van-phong")

    page = office.send(office.open(PAGE), f"/{order}", typed)

    assert world.says(f"/{order.split('#')[0]}") == [body]
    assert said in page.text


@pytest.mark.parametrize(
    ("order", "typed", "sentence"),
    [
        ("holding#plan", {"held_on": "30/2/2020"}, "Ngày không đúng"),
        ("cancellation#plan", {"reason": ""}, "Cần điền mục này."),
        ("minutes#minutes", {"text": " "}, "Cần điền mục này."),
    ],
)
def test_what_is_wrong_with_an_order_is_told_and_nothing_is_sent(
    signed_in: SignedIn, world: World, order: str, typed: dict[str, str], sentence: str
) -> None:
    office = signed_in("van-phong")

    page = office.send(office.open(PAGE), f"/{order}", typed)

    assert page.status == 422
    assert sentence in page.text
    assert world.bodies == []


def test_what_concerns_the_whole_briefing_is_told_at_the_form(
    signed_in: SignedIn, world: World
) -> None:
    world.refusals["/holding"] = BriefingAlreadyCancelled("cancelled")
    office = signed_in("van-phong")

    page = office.send(office.open(PAGE), "/holding#plan", {})

    assert page.status == 422
    assert "Giao ban này đã hủy." in page.text


def test_who_came_is_ticked_off_and_the_others_were_missing(
    signed_in: SignedIn, world: World
) -> None:
    deputy = signed_in("lan")
    page = deputy.open(PAGE)
    head = f"zone_head|{DISTRICT}|{SON}"
    secretary = f"commune_secretary|{COMMUNE}|"
    chairman = f"commune_chairman|{COMMUNE}|"

    taken = deputy.send(
        page,
        "/attendance#roll",
        {"came": [head, secretary], "expected": [head, secretary, chairman, "x|y|z"]},
    )

    (body,) = world.says("/attendance")
    assert body["came"] == [
        {"capacity": "zone_head", "organization_id": str(DISTRICT), "member_id": str(SON)},
        {"capacity": "commune_secretary", "organization_id": str(COMMUNE)},
    ]
    assert body["missing"] == [{"capacity": "commune_chairman", "organization_id": str(COMMUNE)}]
    assert "Đã ghi ai dự giao ban." in taken.text


def test_the_roll_has_who_belongs_there_and_can_be_ticked_at_once(signed_in: SignedIn) -> None:
    office = signed_in("van-phong")
    page = office.open(PAGE)
    (everybody,) = page.links("Đánh dấu tất cả")

    ticked = office.open(everybody)

    for value in (f"zone_deputy|{DISTRICT}|{LAN}", f"cell_secretary|{OTHER_CELL}|"):
        assert f'name="expected" value="{value}"' in page.html
        assert f'value="{value}" checked' in ticked.html
        assert f'value="{value}" checked' not in page.html


def test_a_briefing_of_the_past_as_known_then_offers_nothing(signed_in: SignedIn) -> None:
    page = signed_in("van-phong").open(f"{PAGE}?as_of=2020-11-01T08:00")

    assert not [where for where, _ in page.forms("") if PAGE in where]


def test_the_office_of_a_commune_plans_a_briefing_at_home_only(signed_in: SignedIn) -> None:
    page = signed_in("van-phong-xa").open(f"/zones/{ZONE}")

    assert f'<option value="{COMMUNE}"' in page.html
    assert f'<option value="{OTHER_COMMUNE}"' not in page.html
