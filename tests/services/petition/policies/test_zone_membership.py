"""The tree moves: a commune leaves its zone with its district, and its petitions go along."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID

import pytest

from chassis.clock import SystemClock
from contracts.assignment import OrganizationClosed, OrganizationMoved
from services.petition.domain.zone.zone import Zone
from services.petition.policies.system_commands import SystemCommands
from services.petition.policies.zone_membership import ZoneMembershipPolicy
from tests.services.petition.entries import ZONE, answered_petition, enter_rules, past_briefing
from tests.services.petition.house import House
from tests.services.petition.province import CELL, DISTRICT, KHANH, NEIGHBOUR, TAN, TODAY

MOVED_ON = date(2019, 5, 1)
THE_DAY_BEFORE = date(2019, 4, 30)


@pytest.fixture
def departures(house: House) -> ZoneMembershipPolicy:
    enter_rules(house)
    orders = SystemCommands(house.log, SystemClock())
    return ZoneMembershipPolicy(house.log, house.database, house.generations, orders)


def moved(
    organization_id: UUID = KHANH, parent_id: UUID = NEIGHBOUR, on: date = MOVED_ON
) -> OrganizationMoved:
    return OrganizationMoved(
        organization_id=organization_id, parent_id=parent_id, effective_on=on, reason="Sắp xếp lại"
    )


def zone_of_the_neighbour(house: House) -> str:
    """A zone there, which Khánh joins on the day on which it comes."""
    zone = {"organization_id": str(NEIGHBOUR), "name": "Khu I", "starts_on": "2019-01-01"}
    there = house.caller("neighbour").does("/zones", zone)
    joining = {"commune_id": str(KHANH), "starts_on": MOVED_ON.isoformat()}
    house.caller("neighbour").does(f"/zones/{there}/communes", joining)
    return there


def test_a_commune_that_leaves_the_district_leaves_its_zone(
    house: House, departures: ZoneMembershipPolicy
) -> None:
    house.receive(moved())
    before = house.stored()

    assert departures.run_once(TODAY) == 1

    house.catch_up()
    ((name, told),) = house.published(before)
    assert (name, told["commune_id"], told["ends_on"]) == (
        "ZoneCommuneLeft",
        KHANH,
        THE_DAY_BEFORE,
    )
    assert house.directory.zone_of(KHANH, THE_DAY_BEFORE) == ZONE
    assert house.directory.zone_of(KHANH, MOVED_ON) is None
    assert house.directory.zone_of(TAN, MOVED_ON) == ZONE


def test_a_zone_of_the_new_district_takes_it_in_from_the_first_day(
    house: House, departures: ZoneMembershipPolicy
) -> None:
    house.receive(moved())
    departures.run_once(TODAY)
    house.catch_up()

    there = zone_of_the_neighbour(house)

    assert house.directory.zone_of_cell(CELL, MOVED_ON) == UUID(there)


def test_what_departed_departs_once_however_many_look(
    house: House, departures: ZoneMembershipPolicy
) -> None:
    house.receive(moved())

    with ThreadPoolExecutor(4) as pool:
        stored = list(pool.map(lambda _: departures.run_once(TODAY), range(4)))

    assert sum(stored) == 1
    house.catch_up()
    assert departures.run_once(TODAY) == 0


def test_a_move_that_is_still_to_come_is_known_beforehand(
    house: House, departures: ZoneMembershipPolicy
) -> None:
    house.receive(moved(on=date(2019, 7, 1)))

    assert departures.run_once(TODAY) == 1

    assert house.directory.zone_of(KHANH, date(2019, 6, 30)) == ZONE
    assert house.directory.zone_of(KHANH, date(2019, 7, 1)) is None


def test_a_move_before_it_joined_is_no_departure(
    house: House, departures: ZoneMembershipPolicy
) -> None:
    house.receive(
        moved(parent_id=NEIGHBOUR, on=date(2017, 1, 1)),
        moved(parent_id=DISTRICT, on=date(2018, 1, 1)),
    )
    assert departures.run_once(TODAY) == 0


def test_a_commune_that_ends_leaves_its_zone(
    house: House, departures: ZoneMembershipPolicy
) -> None:
    house.receive(OrganizationClosed(organization_id=KHANH, last_day=TODAY, reason="Sáp nhập"))

    assert departures.run_once(TODAY) == 1
    assert house.directory.zone_of(KHANH, TODAY) == ZONE
    assert house.directory.zone_of(KHANH, date(2019, 5, 21)) is None


def test_the_zones_of_a_district_end_with_it(
    house: House, departures: ZoneMembershipPolicy
) -> None:
    house.receive(
        OrganizationClosed(organization_id=DISTRICT, last_day=TODAY, reason="Bỏ cấp huyện")
    )
    before = house.stored()

    assert departures.run_once(TODAY) == 1

    house.catch_up()
    assert house.names(before) == ["ZoneClosed"]
    assert departures.run_once(TODAY) == 0


def test_whoever_is_above_the_cell_on_the_day_handles_its_petitions(
    house: House, departures: ZoneMembershipPolicy
) -> None:
    petition = answered_petition(house, past_briefing(house, "2019-03-08"), THE_DAY_BEFORE)
    house.receive(moved())
    path, body = f"/petitions/{petition}/withdrawal", {"reason": "Không còn cần"}

    assert house.caller("district").post(path, body).status_code == 403
    house.caller("neighbour").does(path, body)


def test_a_petition_goes_with_its_cell_to_another_commune(
    house: House, departures: ZoneMembershipPolicy
) -> None:
    body = {
        "cell_id": str(CELL),
        "briefing_id": past_briefing(house, "2019-03-08"),
        "field": "land",
        "text": "Đề nghị đo lại đất",
        "address": "thôn Bình Đê",
        "petitioner": "cell",
    }
    petition = house.caller("cell").does("/petitions", body)
    house.receive(moved(CELL, TAN))

    assert house.caller("khanh").post(f"/petitions/{petition}/keeping", {}).status_code == 403
    house.caller("tan").does(f"/petitions/{petition}/keeping")


def test_an_answer_is_announced_in_the_zone_to_which_the_cell_belongs_by_then(
    house: House, departures: ZoneMembershipPolicy
) -> None:
    petition = answered_petition(house, past_briefing(house, "2019-03-08"), date(2019, 4, 15))
    house.receive(moved())
    departures.run_once(TODAY)
    house.catch_up()
    there = zone_of_the_neighbour(house)
    here = house.caller("district").does(
        "/briefings/record",
        {"zone_id": str(ZONE), "held_on": "2019-05-08", "host_id": str(TAN)},
    )
    before = house.stored()

    house.caller("district").does(f"/briefings/{here}/compilation")

    ((_, listed),) = house.published(before)
    assert listed["answers"] == []
    answers = house.directory.waiting_answers(
        house.log.get(Zone, UUID(there)), date(2019, 5, 1), date(2019, 5, 8)
    )
    assert [answer.petition_id for answer in answers] == [UUID(petition)]
