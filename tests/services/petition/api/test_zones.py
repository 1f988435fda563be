"""Zones: who forms them, which communes are in which, who leads them."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID

import pytest

from contracts.assignment import OrganizationClosed, PostEnded
from tests.services.petition.entries import A_ZONE
from tests.services.petition.house import House
from tests.services.petition.province import (
    BOARD_LEADER,
    CELL,
    DEPUTY,
    FAR_COMMUNE,
    HEAD,
    KHANH,
    LUONG,
    NEIGHBOUR,
    PROVINCE,
    SECRETARY,
    TAN,
    identity,
    post,
)
from tests.support.service_harness import Caller

MAY = date(2019, 5, 1)
SINCE = "2019-05-01"
GHOST = identity(99)


def zone_without_communes() -> dict[str, object]:
    return A_ZONE | {"commune_ids": []}


def test_a_zone_is_formed_with_communes_head_and_deputy_in_one_transaction(
    house: House, district: Caller
) -> None:
    zone = UUID(district.does("/zones", A_ZONE))

    assert house.names() == [
        "ZoneFormed",
        "ZoneCommuneJoined",
        "ZoneCommuneJoined",
        "ZoneHeadAppointed",
        "ZoneDeputyAppointed",
    ]
    assert [house.directory.zone_of(one, MAY) for one in (KHANH, TAN, LUONG)] == [
        zone,
        zone,
        None,
    ]
    assert house.directory.zone_of(KHANH, date(2018, 12, 31)) is None
    assert house.directory.zone_head(zone, MAY) == HEAD
    assert house.directory.zone_deputy(zone, MAY) == DEPUTY


def test_communes_join_and_leave_and_may_go_to_another_zone(house: House, district: Caller) -> None:
    first = district.does("/zones", A_ZONE)
    second = district.does("/zones", zone_without_communes())
    leaving = {"ends_on": "2019-05-31", "reason": "Chuyển khu"}
    district.does(f"/zones/{first}/communes/{KHANH}/leaving", leaving)
    joining = {"commune_id": str(KHANH), "starts_on": "2019-06-01"}
    district.does(f"/zones/{second}/communes", joining)

    assert house.directory.zone_of(KHANH, date(2019, 5, 31)) == UUID(first)
    assert house.directory.zone_of(KHANH, date(2019, 6, 1)) == UUID(second)


def test_a_commune_is_in_one_zone_on_a_day(house: House, district: Caller) -> None:
    district.does("/zones", A_ZONE)
    second = district.does("/zones", zone_without_communes())

    assert district.is_refused("/zones", A_ZONE) == (409, "CommuneInAnotherZone", "commune_ids")
    joining = {"commune_id": str(TAN), "starts_on": "2019-06-01"}
    assert district.is_refused(f"/zones/{second}/communes", joining) == (
        409,
        "CommuneInAnotherZone",
        "commune_id",
    )


def test_of_many_zones_that_take_the_same_commune_at_once_one_gets_it(house: House) -> None:
    ready = threading.Barrier(5)

    def form(number: int) -> int:
        header = house.api.signer.header("district")
        ready.wait()
        return int(house.api.client.post("/zones", json=A_ZONE, headers=header).status_code)

    with ThreadPoolExecutor(5) as pool:
        answers = sorted(pool.map(form, range(5)))

    assert answers == [201, 409, 409, 409, 409]
    assert house.stored() == 5


def test_a_closed_zone_lets_its_communes_go(house: House, district: Caller) -> None:
    zone = district.does("/zones", A_ZONE)
    district.does(f"/zones/{zone}/closing", {"last_day": "2019-05-31", "reason": "Chia lại khu"})
    district.does("/zones", A_ZONE | {"starts_on": "2019-06-01"})

    assert house.directory.zone_of(KHANH, date(2019, 5, 31)) == UUID(zone)


@pytest.mark.parametrize(
    ("change", "rule", "field"),
    [
        ({"organization_id": str(KHANH)}, "NotADistrict", "organization_id"),
        ({"organization_id": str(GHOST)}, "Unknown", "organization_id"),
        ({"starts_on": "2014-12-31"}, "OrganizationNotThereThen", "starts_on"),
        ({"commune_ids": [str(KHANH), str(CELL)]}, "NotACommune", "commune_ids.1"),
        ({"commune_ids": [str(FAR_COMMUNE)]}, "CommuneNotOfTheDistrict", "commune_ids.0"),
        ({"commune_ids": [str(KHANH), str(KHANH)]}, "CommuneAlreadyInTheZone", "commune_ids.1"),
        ({"commune_ids": [str(GHOST)]}, "Unknown", "commune_ids.0"),
        ({"head_id": str(DEPUTY)}, "HeadIsNoStandingMember", "head_id"),
        ({"head_id": str(BOARD_LEADER)}, "HeadIsNoStandingMember", "head_id"),
        ({"head_id": str(GHOST)}, "Unknown", "head_id"),
        ({"deputy_id": str(GHOST)}, "Unknown", "deputy_id"),
        ({"name": " "}, "TextIsBlank", "name"),
    ],
)
def test_what_is_wrong_with_a_zone_is_named(
    house: House, district: Caller, change: dict[str, object], rule: str, field: str
) -> None:
    assert district.is_refused("/zones", A_ZONE | change)[1:] == (rule, field)
    assert house.stored() == 0


def test_a_closed_commune_joins_no_zone(house: House, district: Caller) -> None:
    house.receive(
        OrganizationClosed(organization_id=KHANH, last_day=date(2018, 12, 1), reason="Sáp nhập")
    )
    assert district.is_refused("/zones", A_ZONE)[1:] == (
        "OrganizationNotThereThen",
        "commune_ids.0",
    )


def test_the_head_is_who_was_appointed_last_while_still_in_post(
    house: House, district: Caller
) -> None:
    zone = district.does("/zones", A_ZONE)
    ended = PostEnded(
        member_id=HEAD,
        post_id=post(HEAD, "standing_member").post_id,
        ends_on=date(2019, 4, 30),
        reason="Nghỉ hưu",
    )
    house.receive(ended)

    assert house.directory.zone_head(UUID(zone), date(2019, 4, 30)) == HEAD
    assert house.directory.zone_head(UUID(zone), MAY) is None

    appointment = {"member_id": str(SECRETARY), "starts_on": SINCE}
    district.does(f"/zones/{zone}/head", appointment)
    assert house.directory.zone_head(UUID(zone), MAY) == SECRETARY


def test_a_deputy_may_hold_any_post_of_the_district(house: House, district: Caller) -> None:
    zone = district.does("/zones", A_ZONE)
    district.does(f"/zones/{zone}/deputy", {"member_id": str(BOARD_LEADER), "starts_on": SINCE})
    assert house.directory.zone_deputy(UUID(zone), MAY) == BOARD_LEADER


def test_a_post_counts_on_its_days_only(house: House, district: Caller) -> None:
    house.receive(post(DEPUTY, "standing_member", number=1, starts_on=date(2019, 5, 2)))
    zone = district.does("/zones", A_ZONE)
    appointed = {"member_id": str(DEPUTY), "starts_on": SINCE}
    assert district.is_refused(f"/zones/{zone}/head", appointed)[1:] == (
        "HeadIsNoStandingMember",
        "member_id",
    )
    district.does(f"/zones/{zone}/head", appointed | {"starts_on": "2019-05-02"})


@pytest.mark.parametrize("account", ["khanh", "cell", "head", "standing", "neighbour"])
def test_a_zone_is_the_districts(house: House, district: Caller, account: str) -> None:
    zone = district.does("/zones", A_ZONE)
    stranger = house.caller(account)
    closing = {"last_day": "2019-05-31", "reason": "Chia lại khu"}
    assert stranger.is_refused("/zones", A_ZONE)[:2] == (403, "NotAllowed")
    assert stranger.is_refused(f"/zones/{zone}/closing", closing)[:2] == (403, "NotAllowed")


def test_the_office_of_the_province_may_do_it_for_the_district(house: House) -> None:
    house.caller("province").does("/zones", A_ZONE)


@pytest.mark.parametrize("organization_id", [PROVINCE, NEIGHBOUR])
def test_a_district_forms_no_zones_elsewhere(
    house: House, district: Caller, organization_id: UUID
) -> None:
    elsewhere = A_ZONE | {"organization_id": str(organization_id)}
    assert district.is_refused("/zones", elsewhere)[:2] == (403, "NotAllowed")


def test_what_is_no_zone_is_unknown(house: House, district: Caller) -> None:
    joining = {"commune_id": str(KHANH), "starts_on": SINCE}
    assert district.is_refused(f"/zones/{GHOST}/communes", joining)[:2] == (404, "Unknown")
