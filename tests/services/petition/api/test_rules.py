"""Regulations, working years and answering offices, entered and refused."""

from datetime import date
from uuid import UUID

import pytest

from chassis.refusals import Unknown
from services.petition.domain.regulation.errors import NoPetitionRegulationInForce
from services.petition.domain.snapshots import OfficeSnapshot, RegulationSnapshot
from tests.services.petition.entries import A_REGULATION, AN_OFFICE
from tests.services.petition.house import House
from tests.services.petition.province import (
    AGENCY,
    CELL,
    DISTRICT,
    FAR_COMMUNE,
    KHANH,
    PROVINCE,
    TAN_CELL,
    identity,
)
from tests.support.service_harness import Caller

CHOSEN = identity(77)
MAY = date(2019, 5, 1)


def regulation(**changes: object) -> dict[str, object]:
    return A_REGULATION | changes


# Regulations


def test_a_regulation_is_adopted_and_repealed(house: House, district: Caller) -> None:
    adopted = district.does("/regulations", regulation(id=str(CHOSEN)))
    district.does(f"/regulations/{adopted}/repeal", {"ends_on": "2019-05-20", "reason": "Thay"})

    (first, said), (second, repealed) = house.published()
    assert (UUID(adopted), first, second) == (
        CHOSEN,
        "PetitionRegulationAdopted",
        "PetitionRegulationRepealed",
    )
    assert said["answer_days"] == 10
    assert [(field.code, field.name) for field in said["fields"]] == [("land", "Đất đai")]
    assert repealed == {"ends_on": date(2019, 5, 20), "reason": "Thay"}


def test_two_regulations_are_not_in_force_for_one_subtree(house: House, district: Caller) -> None:
    first = district.does("/regulations", regulation())
    assert district.is_refused("/regulations", regulation(starts_on="2019-06-01")) == (
        409,
        "RegulationAlreadyInForce",
        "starts_on",
    )
    district.does(f"/regulations/{first}/repeal", {"ends_on": "2019-05-31", "reason": "Thay"})
    district.does("/regulations", regulation(starts_on="2019-06-01"))


def test_the_nearest_regulation_in_force_on_the_day_is_right(
    house: House, district: Caller
) -> None:
    house.caller("province").does(
        "/regulations", regulation(scope_id=str(PROVINCE), answer_days=15)
    )
    nearer = regulation(scope_id=str(KHANH), answer_days=5, starts_on="2019-05-01")
    district.does("/regulations", nearer)

    def days(organization_id: UUID, on: date) -> int:
        return house.directory.regulation_for(organization_id, on).answer_days

    assert (days(CELL, MAY), days(KHANH, MAY)) == (5, 5)
    assert (days(CELL, date(2019, 4, 30)), days(TAN_CELL, MAY)) == (15, 15)
    assert house.directory.regulation_for(CELL, MAY) == RegulationSnapshot(
        answer_days=5, remind_days=2, escalate_days=3, fields={"land": "Đất đai"}
    )


def test_where_there_is_no_regulation_there_is_none(house: House, district: Caller) -> None:
    district.does("/regulations", regulation())
    with pytest.raises(NoPetitionRegulationInForce) as before:
        house.directory.regulation_for(CELL, date(2018, 12, 31), "raised_on")
    with pytest.raises(NoPetitionRegulationInForce):
        house.directory.regulation_for(FAR_COMMUNE, MAY)
    assert before.value.field == "raised_on"


@pytest.mark.parametrize("account", ["khanh", "cell", "standing", "neighbour", "auditor"])
def test_a_district_or_a_province_makes_the_rules(house: House, account: str) -> None:
    caller = house.caller(account)
    assert caller.is_refused("/regulations", regulation())[:2] == (403, "NotAllowed")
    assert caller.is_refused("/offices", AN_OFFICE)[:2] == (403, "NotAllowed")
    assert house.stored() == 0


def test_an_id_is_taken_once(house: House, district: Caller) -> None:
    district.does("/regulations", regulation(id=str(CHOSEN)))
    assert district.is_refused("/offices", AN_OFFICE | {"id": str(CHOSEN)}) == (
        409,
        "IdAlreadyTaken",
        "id",
    )


@pytest.mark.parametrize(
    ("change", "rule", "field"),
    [
        ({"scope_id": str(identity(99))}, "Unknown", "scope_id"),
        ({"starts_on": "2014-12-31"}, "OrganizationNotThereThen", "starts_on"),
        ({"answer_days": 0}, "AnswerDaysOutOfRange", "answer_days"),
        ({"answer_days": "10"}, "int_type", "answer_days"),
        ({"fields": []}, "NoFields", "fields"),
        ({"fields": [{"code": "L", "name": "x"}]}, "FieldCodeMalformed", "fields.0.code"),
        ({"starts_on": "0001-01-01"}, "value_error", "starts_on"),
    ],
)
def test_what_is_wrong_with_a_regulation_is_named(
    house: House, district: Caller, change: dict[str, object], rule: str, field: str
) -> None:
    assert district.is_refused("/regulations", regulation(**change))[1:] == (rule, field)
    assert house.stored() == 0


# Working years


def test_the_moved_days_of_a_year_are_decided_and_decided_again(house: House) -> None:
    decision = {
        "year": 2019,
        "days_off": ["2019-05-20"],
        "days_worked": ["2019-05-25"],
        "document": "Thông báo",
    }
    province = house.caller("province")
    usual = house.directory.calendar()

    first = province.does("/working-years", decision)
    moved = house.directory.calendar()
    second = province.does("/working-years", decision | {"days_off": [], "days_worked": []})

    friday, next_friday = date(2019, 5, 17), date(2019, 5, 24)
    assert first == second
    assert usual.after(friday, 1) == date(2019, 5, 20)
    assert (moved.after(friday, 1), moved.after(next_friday, 1)) == (
        date(2019, 5, 21),
        date(2019, 5, 25),
    )
    assert house.directory.calendar().after(friday, 1) == date(2019, 5, 20)
    assert house.names() == ["WorkingYearDecided", "WorkingYearDecided"]


def test_only_a_province_decides_which_days_are_worked(house: House, district: Caller) -> None:
    decision = {"year": 2019, "document": "Thông báo"}
    assert district.is_refused("/working-years", decision)[:2] == (403, "NotAllowed")


# Offices


def test_an_office_is_registered_and_closed_with_a_successor(
    house: House, district: Caller
) -> None:
    old = district.does("/offices", AN_OFFICE)
    new = district.does("/offices", AN_OFFICE | {"starts_on": "2019-06-01"})
    closing = {"last_day": "2019-05-31", "successor_id": new, "reason": "Hợp nhất"}
    district.does(f"/offices/{old}/closing", closing)

    assert house.directory.office(UUID(old), date(2019, 5, 31)) == OfficeSnapshot(
        office_id=UUID(old), organization_id=AGENCY, is_open=True, successor_id=UUID(new)
    )
    assert not house.directory.office(UUID(old), date(2019, 6, 1)).is_open
    with pytest.raises(Unknown) as refused:
        house.directory.office(DISTRICT, MAY, "lead_id")
    assert refused.value.field == "lead_id"


def test_a_successor_is_one_of_the_offices(house: House, district: Caller) -> None:
    office = district.does("/offices", AN_OFFICE)
    closing = {"last_day": "2019-05-31", "successor_id": str(DISTRICT), "reason": "Hợp nhất"}
    assert district.is_refused(f"/offices/{office}/closing", closing) == (
        404,
        "Unknown",
        "successor_id",
    )
