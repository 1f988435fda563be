"""Briefings: a month has one, nobody hosts twice running, and who may say what of them."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from contracts.assignment import OrganizationClosed, PostEndCorrected, PostEnded
from contracts.petition.briefings import Attendee
from tests.services.petition.entries import ZONE, briefing, enter_rules, past_briefing
from tests.services.petition.house import House
from tests.services.petition.province import (
    CELL,
    DISTRICT,
    FAR_COMMUNE,
    HEAD,
    KHANH,
    LUONG,
    TAN,
    identity,
    post,
)
from tests.support.service_harness import Caller

GHOST = identity(99)


@pytest.fixture(autouse=True)
def _rules(house: House) -> None:
    enter_rules(house)


def planned(planned_on: str, host: object = KHANH) -> dict[str, Any]:
    return {"zone_id": str(ZONE), "planned_on": planned_on, "host_id": str(host)}


def attendee(capacity: str, organization: object, member: object = None) -> dict[str, Any]:
    found = {"capacity": capacity, "organization_id": str(organization)}
    return found if member is None else found | {"member_id": str(member)}


def test_a_briefing_goes_its_way_from_plan_to_minutes(house: House, district: Caller) -> None:
    before = house.stored()
    at = f"/briefings/{briefing(house, '2019-05-08')}"
    moving = {"planned_on": "2019-05-09", "host_id": str(TAN), "reason": "Hội trường đang sửa"}

    district.does(f"{at}/move", moving)
    district.does(f"{at}/holding", {"held_on": "2019-05-09"})
    came = [attendee("zone_head", DISTRICT, HEAD), attendee("cell_secretary", CELL)]
    missing = [attendee("commune_chairman", TAN)]
    district.does(f"{at}/attendance", {"came": came, "missing": missing})
    district.does(f"{at}/minutes", {"text": "Biên bản."})

    assert house.published(before) == [
        (
            "BriefingPlanned",
            {
                "zone_id": ZONE,
                "month": date(2019, 5, 1),
                "planned_on": date(2019, 5, 8),
                "host_id": KHANH,
            },
        ),
        (
            "BriefingMoved",
            {"planned_on": date(2019, 5, 9), "host_id": TAN, "reason": "Hội trường đang sửa"},
        ),
        ("BriefingHeld", {"held_on": date(2019, 5, 9)}),
        (
            "BriefingAttendanceTaken",
            {
                "came": [
                    Attendee(capacity="zone_head", organization_id=DISTRICT, member_id=HEAD),
                    Attendee(capacity="cell_secretary", organization_id=CELL),
                ],
                "missing": [Attendee(capacity="commune_chairman", organization_id=TAN)],
            },
        ),
        ("BriefingMinuted", {"text": "Biên bản."}),
    ]


def test_a_past_briefing_is_entered_from_the_books_in_one_transaction(
    house: House, district: Caller
) -> None:
    before = house.stored()
    body = {
        "id": str(identity(78)),
        "zone_id": str(ZONE),
        "held_on": "2019-04-08",
        "host_id": str(KHANH),
        "came": [attendee("commune_secretary", KHANH)],
        "minutes": "Biên bản.",
    }

    assert district.does("/briefings/record", body) == str(identity(78))
    assert house.names(before) == [
        "BriefingPlanned",
        "BriefingHeld",
        "BriefingAttendanceTaken",
        "BriefingMinuted",
    ]
    assert district.is_refused("/briefings/record", body | {"id": None}) == (
        409,
        "BriefingAlreadyPlanned",
        "held_on",
    )


# What only one may have


def test_a_month_has_one_briefing(house: House, district: Caller) -> None:
    briefing(house, "2019-05-08")
    assert district.is_refused("/briefings", planned("2019-05-31", TAN)) == (
        409,
        "BriefingAlreadyPlanned",
        "planned_on",
    )
    briefing(house, "2019-06-08", TAN)


@pytest.mark.parametrize("month", ["2019-04-30", "2019-06-01"])
def test_nobody_hosts_twice_running(house: House, district: Caller, month: str) -> None:
    briefing(house, "2019-05-08")
    assert district.is_refused("/briefings", planned(month)) == (409, "HostedLastTime", "host_id")
    briefing(house, month, TAN)


def test_a_commune_hosts_again_after_another_has(house: House, district: Caller) -> None:
    briefing(house, "2019-05-08")
    briefing(house, "2019-06-08", TAN)
    briefing(house, "2019-07-08")


def test_a_cancelled_briefing_makes_room_for_its_month_and_its_host(
    house: House, district: Caller
) -> None:
    cancelled = briefing(house, "2019-05-08")
    district.does(f"/briefings/{cancelled}/cancellation", {"reason": "Mưa bão"})

    briefing(house, "2019-05-10")


def test_a_moved_briefing_gives_its_first_host_back_and_takes_the_second(
    house: House, district: Caller
) -> None:
    moved = briefing(house, "2019-05-08")
    district.does(
        f"/briefings/{moved}/move",
        {"planned_on": "2019-05-08", "host_id": str(TAN), "reason": "Hội trường đang sửa"},
    )

    assert district.is_refused("/briefings", planned("2019-06-08", TAN))[1] == "HostedLastTime"
    briefing(house, "2019-06-08", KHANH)


def test_a_briefing_is_not_moved_to_who_hosts_next(house: House, district: Caller) -> None:
    first = briefing(house, "2019-05-08")
    briefing(house, "2019-06-08", TAN)
    body = {"planned_on": "2019-05-08", "host_id": str(TAN), "reason": "Hội trường đang sửa"}
    assert district.is_refused(f"/briefings/{first}/move", body)[1:] == (
        "HostedLastTime",
        "host_id",
    )


def test_of_many_who_plan_the_months_briefing_at_once_one_succeeds(house: House) -> None:
    before = house.stored()
    ready = threading.Barrier(6)

    def plan(number: int) -> int:
        header = house.api.signer.header("district")
        body = planned("2019-05-08", KHANH if number % 2 else TAN)
        ready.wait()
        return int(house.api.client.post("/briefings", json=body, headers=header).status_code)

    with ThreadPoolExecutor(6) as pool:
        answers = sorted(pool.map(plan, range(6)))

    assert answers == [201, 409, 409, 409, 409, 409]
    assert house.stored() == before + 1


def test_of_many_who_give_one_commune_neighbouring_months_at_once_none_hosts_twice_running(
    house: House,
) -> None:
    ready = threading.Barrier(6)

    def plan(month: int) -> bool:
        header = house.api.signer.header("district")
        ready.wait()
        answer = house.api.client.post(
            "/briefings", json=planned(f"2019-{month:02d}-08"), headers=header
        )
        return bool(answer.status_code == 201)

    with ThreadPoolExecutor(6) as pool:
        hosted = list(pool.map(plan, range(6, 12)))

    assert any(hosted)
    assert not any(first and second for first, second in pairwise(hosted))


# What others say


def test_a_zone_whose_heads_post_has_ended_plans_no_briefing(
    house: House, district: Caller
) -> None:
    house.receive(
        PostEnded(
            member_id=HEAD,
            post_id=post(HEAD, "standing_member").post_id,
            ends_on=date(2019, 5, 31),
            reason="Nghỉ hưu",
        )
    )

    briefing(house, "2019-05-08")
    assert district.is_refused("/briefings", planned("2019-06-08", TAN)) == (
        422,
        "ZoneHasNoHead",
        "zone_id",
    )


def test_a_zone_whose_heads_post_did_not_end_after_all_plans_its_briefing(
    house: House, district: Caller
) -> None:
    post_id = post(HEAD, "standing_member").post_id
    told: Any = {"member_id": HEAD, "post_id": post_id, "reason": "Ghi nhầm người"}
    house.receive(
        PostEnded(**told, ends_on=date(2019, 5, 31)), PostEndCorrected(**told, ends_on=None)
    )

    briefing(house, "2019-06-08", TAN)


def test_a_closed_commune_does_not_host(house: House, district: Caller) -> None:
    house.receive(
        OrganizationClosed(organization_id=KHANH, last_day=date(2019, 5, 31), reason="Sáp nhập")
    )

    briefing(house, "2019-05-08", TAN)
    assert district.is_refused("/briefings", planned("2019-06-08")) == (
        422,
        "OrganizationNotThereThen",
        "host_id",
    )


@pytest.mark.parametrize(
    ("body", "rule", "field"),
    [
        (planned("2019-05-08", LUONG), "HostNotInTheZone", "host_id"),
        (planned("2019-05-08", GHOST), "Unknown", "host_id"),
        (planned("2019-05-08") | {"zone_id": str(GHOST)}, "Unknown", "zone_id"),
        (planned("2018-12-08"), "ZoneNotThereThen", "planned_on"),
        (planned("2199-12-08"), "PlannedTooFarAhead", "planned_on"),
    ],
)
def test_what_is_wrong_with_a_plan_is_named(
    house: House, district: Caller, body: dict[str, Any], rule: str, field: str
) -> None:
    before = house.stored()
    assert district.is_refused("/briefings", body)[1:] == (rule, field)
    assert house.stored() == before


def test_who_comes_comes_from_the_district_and_is_known(house: House, district: Caller) -> None:
    at = f"/briefings/{past_briefing(house, '2019-05-08')}/attendance"
    stranger = {"came": [attendee("commune_secretary", FAR_COMMUNE)]}
    ghost = {"came": [], "missing": [attendee("zone_head", DISTRICT, GHOST)]}

    assert district.is_refused(at, stranger)[1:] == (
        "OrganizationNotOfTheDistrict",
        "came.0.organization_id",
    )
    assert district.is_refused(at, ghost)[1:] == ("Unknown", "missing.0.member_id")


# Who may


@pytest.mark.parametrize("account", ["district", "province", "khanh", "head", "deputy"])
def test_the_district_the_host_and_who_leads_the_zone_keep_a_briefing(
    house: House, account: str
) -> None:
    at = f"/briefings/{briefing(house, '2019-05-08', account=account)}"
    keeper = house.caller(account)
    keeper.does(f"{at}/holding", {"held_on": "2019-05-08"})
    keeper.does(f"{at}/minutes", {"text": "Biên bản."})


@pytest.mark.parametrize("account", ["tan", "cell", "neighbour", "standing", "auditor", "viewer"])
def test_others_do_not(house: House, account: str) -> None:
    at = f"/briefings/{briefing(house, '2019-05-08')}"
    other = house.caller(account)
    assert other.is_refused("/briefings", planned("2019-07-08"))[:2] == (403, "NotAllowed")
    assert other.is_refused(f"{at}/holding", {"held_on": "2019-05-08"})[:2] == (403, "NotAllowed")


def test_a_commune_does_not_give_its_briefing_to_another(house: House) -> None:
    at = f"/briefings/{briefing(house, '2019-05-08')}"
    body = {"planned_on": "2019-05-08", "host_id": str(TAN), "reason": "Bận"}
    assert house.caller("khanh").is_refused(f"{at}/move", body)[:2] == (403, "NotAllowed")
    house.caller("deputy").does(f"{at}/move", body)


def test_a_head_whose_post_has_ended_leads_no_more(house: House) -> None:
    at = f"/briefings/{briefing(house, '2019-05-08')}"
    house.receive(
        PostEnded(
            member_id=HEAD,
            post_id=post(HEAD, "standing_member").post_id,
            ends_on=date(2019, 5, 19),
            reason="Nghỉ hưu",
        )
    )
    holding = {"held_on": "2019-05-08"}
    assert house.caller("head").is_refused(f"{at}/holding", holding)[:2] == (403, "NotAllowed")


def test_an_order_repeated_under_its_key_is_carried_out_once(
    house: House, district: Caller
) -> None:
    body = planned("2019-05-08")
    first = district.post("/briefings", body, **{"Idempotency-Key": "k1"})
    again = district.post("/briefings", body, **{"Idempotency-Key": "k1"})
    assert first.json() == again.json()
