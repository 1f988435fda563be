"""Organizations, as far as one of them alone cannot decide."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID

import pytest

from chassis.refusals import NotAllowed, Unknown
from kernel.errors import IdAlreadyTaken, RuleBroken
from services.assignment.application.conflicts import CodeAlreadyInUse, NameAlreadyInUse
from services.assignment.domain.errors import NotOpenOnThatDay, ParentMissing
from tests.services.assignment.house import (
    BEGINNING,
    CELL,
    COMMUNE,
    DISTRICT,
    NEIGHBOUR,
    OPERATOR,
    PROVINCE,
    UNKNOWN,
    House,
    context,
)

CHANGE = date(2025, 7, 1)


def register(
    house: House,
    code: str,
    name: str,
    *,
    parent_id: UUID | None = DISTRICT,
    organization_id: UUID | None = None,
    effective_on: date = BEGINNING,
) -> UUID:
    return house.service.organizations.register(
        context(),
        code=code,
        name=name,
        kind="grassroots_committee",
        parent_id=parent_id,
        organization_id=organization_id,
        effective_on=effective_on,
    ).id


def test_a_code_that_another_bears_is_refused_and_nothing_is_stored(house: House) -> None:
    before = house.stored()

    with pytest.raises(CodeAlreadyInUse) as refused:
        register(house, "du-bx", "Đảng bộ xã Lâm Ca")

    assert refused.value.field == "code"
    assert house.stored() == before


def test_a_homonym_under_the_same_parent_is_refused(house: House) -> None:
    with pytest.raises(NameAlreadyInUse):
        register(house, "DU-LC", "Đảng bộ xã BẮC XA")


def test_a_homonym_under_another_parent_is_accepted(house: House) -> None:
    register(house, "DU-BX-2", "Đảng bộ xã Bắc Xa", parent_id=NEIGHBOUR)


def test_a_name_and_a_code_given_up_are_free_from_that_day(house: House) -> None:
    house.service.organizations.rename(
        context(), COMMUNE, code="DU-BS", name="Đảng bộ xã Bắc Sa", effective_on=CHANGE
    )

    register(house, "DU-BX", "Đảng bộ xã Bắc Xa", effective_on=CHANGE)


def test_a_name_given_up_is_not_free_on_the_days_on_which_it_was_borne(house: House) -> None:
    house.service.organizations.rename(
        context(), COMMUNE, code="DU-BX", name="Đảng bộ xã Bắc Sa", effective_on=CHANGE
    )

    with pytest.raises(NameAlreadyInUse):
        register(house, "DU-LC", "Đảng bộ xã Bắc Xa", effective_on=date(2025, 6, 30))


def test_renaming_to_a_name_that_a_sibling_bears_is_refused(house: House) -> None:
    lam_ca = register(house, "DU-LC", "Đảng bộ xã Lâm Ca")

    with pytest.raises(NameAlreadyInUse):
        house.service.organizations.rename(
            context(), lam_ca, code="DU-LC", name="Đảng bộ xã Bắc Xa", effective_on=CHANGE
        )


def test_an_organization_may_take_its_old_name_again(house: House) -> None:
    for name, day in (("Đảng bộ xã Bắc Sa", CHANGE), ("Đảng bộ xã Bắc Xa", date(2026, 1, 1))):
        house.service.organizations.rename(
            context(), COMMUNE, code="DU-BX", name=name, effective_on=day
        )


def test_code_and_name_of_a_closed_organization_are_free_after_its_last_day(house: House) -> None:
    house.service.organizations.close(
        context(), COMMUNE, last_day=date(2025, 6, 30), reason="Sáp nhập"
    )

    with pytest.raises(CodeAlreadyInUse):
        register(house, "DU-BX", "Đảng bộ xã Bắc Xa", effective_on=date(2025, 6, 30))
    register(house, "DU-BX", "Đảng bộ xã Bắc Xa", effective_on=CHANGE)


def test_closing_after_a_renaming_frees_what_was_kept_and_what_came(house: House) -> None:
    house.service.organizations.rename(
        context(), COMMUNE, code="DU-BX", name="Đảng bộ xã Bắc Sa", effective_on=date(2020, 1, 1)
    )
    house.service.organizations.close(
        context(), COMMUNE, last_day=date(2025, 6, 30), reason="Sáp nhập"
    )

    register(house, "DU-BX", "Đảng bộ xã Bắc Sa", effective_on=CHANGE)


def move(house: House, *, parent_id: UUID = NEIGHBOUR, effective_on: date = CHANGE) -> None:
    house.service.organizations.move(
        context(), COMMUNE, parent_id=parent_id, effective_on=effective_on, reason="Sắp xếp lại"
    )


def test_a_moved_organization_gives_its_name_up_to_its_old_siblings(house: House) -> None:
    move(house)

    with pytest.raises(NameAlreadyInUse):
        register(house, "DU-BX-2", "Đảng bộ xã Bắc Xa", effective_on=date(2025, 6, 30))
    register(house, "DU-BX-2", "Đảng bộ xã Bắc Xa", effective_on=CHANGE)


def test_a_moved_organization_keeps_its_code(house: House) -> None:
    move(house)

    with pytest.raises(CodeAlreadyInUse):
        register(house, "DU-BX", "Đảng bộ xã Lâm Ca", effective_on=CHANGE)


def test_moving_to_where_a_sibling_bears_the_name_is_refused_and_nothing_is_stored(
    house: House,
) -> None:
    register(house, "DU-BX-2", "Đảng bộ xã Bắc Xa", parent_id=NEIGHBOUR)
    before = house.stored()

    with pytest.raises(NameAlreadyInUse):
        move(house)

    assert house.stored() == before


def test_moving_to_an_unknown_parent_is_refused_naming_the_field(house: House) -> None:
    with pytest.raises(Unknown) as refused:
        move(house, parent_id=UNKNOWN)
    assert refused.value.field == "parent_id"


def test_two_who_register_the_same_code_at_once_do_not_both_get_it(house: House) -> None:
    def attempt(number: int) -> Exception | None:
        try:
            register(house, "DU-LC", f"Đảng bộ xã Lâm Ca {number}")
        except RuleBroken as error:
            return error
        return None

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(attempt, range(8)))

    assert outcomes.count(None) == 1
    assert all(isinstance(outcome, CodeAlreadyInUse) for outcome in outcomes if outcome)


def test_an_id_that_is_taken_is_refused(house: House) -> None:
    with pytest.raises(IdAlreadyTaken):
        register(house, "DU-LC", "Đảng bộ xã Lâm Ca", organization_id=CELL)


def test_an_unknown_parent_is_refused_naming_the_field(house: House) -> None:
    with pytest.raises(Unknown) as refused:
        register(house, "DU-LC", "Đảng bộ xã Lâm Ca", parent_id=UNKNOWN)
    assert refused.value.field == "parent_id"


def test_no_parent_is_refused_naming_the_field(house: House) -> None:
    with pytest.raises(ParentMissing) as refused:
        register(house, "DU-LC", "Đảng bộ xã Lâm Ca", parent_id=None)
    assert refused.value.field == "parent_id"


def test_a_locality_that_does_not_exist_yet_is_refused(house: House) -> None:
    locality = house.service.localities.register(
        context(),
        office_id=PROVINCE,
        code="20",
        name="Lạng Sơn",
        kind="province",
        effective_on=CHANGE,
    ).id

    with pytest.raises(NotOpenOnThatDay) as refused:
        house.service.organizations.register(
            context(),
            code="DU-LC",
            name="Đảng bộ xã Lâm Ca",
            kind="grassroots_committee",
            parent_id=DISTRICT,
            locality_id=locality,
            effective_on=BEGINNING,
        )
    assert refused.value.field == "locality_id"


def test_a_code_of_a_locality_that_another_bears_is_refused(house: House) -> None:
    def register_locality(name: str) -> None:
        house.service.localities.register(
            context(),
            office_id=PROVINCE,
            code="20",
            name=name,
            kind="province",
            effective_on=BEGINNING,
        )

    register_locality("Lạng Sơn")
    with pytest.raises(CodeAlreadyInUse):
        register_locality("Cao Bằng")


def test_the_first_province_is_registered_by_the_operator_alone(empty_house: House) -> None:
    def register_province(actor: str) -> None:
        empty_house.service.organizations.register(
            context(actor),
            code="TU",
            name="Đảng bộ tỉnh Lạng Sơn",
            kind="province_committee",
            effective_on=BEGINNING,
        )

    with pytest.raises(NotAllowed):
        register_province("somebody")
    register_province(OPERATOR)
    assert empty_house.stored() == 1
