"""What the words of a sheet mean: codes of the day, zones and offices that share a name."""

from datetime import date

import msgspec

from contracts.assignment import OrganizationRenamed
from tests.services.petition.entries import A_ZONE, AN_OFFICE, OFFICE, ZONE
from tests.services.petition.house import House
from tests.services.petition.imports.sheets import ANSWERED, PUT, SHEET, refused, stored
from tests.services.petition.imports.workbooks import a_workbook
from tests.services.petition.province import (
    BASE_CELL,
    CELL,
    FAR_COMMUNE,
    KHANH,
    NEIGHBOUR,
    code,
    identity,
    member,
    organization,
    post,
)

FAR_CELL, TWIN = identity(51), identity(52)


def test_a_code_is_read_as_of_the_day_of_the_briefing(house: House, months: list[str]) -> None:
    house.receive(
        OrganizationRenamed(
            organization_id=CELL, code="BĐ-1", name="Chi bộ 1", effective_on=date(2019, 4, 1)
        ),
    )
    ((_, march), (_, april)) = stored(house, PUT, {**PUT, "Giao ban": "4/2019", "Chi bộ": "bđ-1"})

    assert (march["cell_id"], april["cell_id"]) == (CELL, CELL)
    assert refused(house, {**PUT, "Giao ban": "4/2019"}) == [(2, "cell", "CodeUnknown")]


def test_a_code_that_several_bear_on_the_day_is_refused(house: House, months: list[str]) -> None:
    house.receive(msgspec.structs.replace(organization(TWIN, "cell", KHANH), code=code(CELL)))
    assert refused(house, PUT) == [(2, "cell", "CodeAmbiguous")]


def test_of_several_zones_of_one_name_the_cell_tells_which_is_meant(
    house: House, months: list[str]
) -> None:
    """Every district has a first zone."""
    _enter_the_neighbours_zone(house)

    ((_, told),) = stored(house, PUT)

    assert told["zone_id"] == ZONE
    assert refused(house, {**PUT, "Chi bộ": code(BASE_CELL)}) == [(2, "zone", "ZoneAmbiguous")]


def test_of_several_offices_of_one_name_that_of_the_district_is_meant(
    house: House, months: list[str]
) -> None:
    neighbour = {"organization_id": str(NEIGHBOUR), "id": str(TWIN)}
    house.caller("neighbour").does("/offices", AN_OFFICE | neighbour)

    told = dict(stored(house, {**PUT, **ANSWERED}))
    assert told["PetitionAssigned"]["lead_id"] == OFFICE

    again = {"organization_id": str(BASE_CELL), "id": str(identity(53))}
    house.caller("district").does("/offices", AN_OFFICE | again)
    assert refused(house, {**PUT, **ANSWERED}) == [(2, "lead", "OfficeAmbiguous")]
    told = dict(stored(house, {**PUT, **ANSWERED, "Cơ quan trả lời": str(OFFICE)}))
    assert told["PetitionAssigned"]["lead_id"] == OFFICE


def test_of_several_offices_in_one_cell_the_wrong_one_is_named(
    house: House, months: list[str]
) -> None:
    sheet = a_workbook({**PUT, **ANSWERED, "Cùng trả lời": "Phòng Tài nguyên và Môi trường; Ban"})
    (fault,) = house.caller("district").send(SHEET, sheet).json()["errors"]
    assert fault["detail"].startswith("Ban: ")


def _enter_the_neighbours_zone(house: House) -> None:
    """A zone of the same name, that met in the same month."""
    standing = msgspec.structs.replace(post(TWIN, "standing_member"), committee_id=NEIGHBOUR)
    house.receive(organization(FAR_CELL, "cell", FAR_COMMUNE), member(TWIN), standing)
    neighbour = house.caller("neighbour")
    zone = {"organization_id": str(NEIGHBOUR), "commune_ids": [str(FAR_COMMUNE)]}
    found = neighbour.does("/zones", A_ZONE | zone | {"head_id": str(TWIN), "deputy_id": None})
    met = {"zone_id": found, "held_on": "2019-03-07", "host_id": str(FAR_COMMUNE)}
    neighbour.does("/briefings/record", met)
