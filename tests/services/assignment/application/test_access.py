"""Who may give which order, where and on which day."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from chassis.refusals import NotAllowed
from kernel.vocabulary import GrantRole
from tests.services.assignment.house import (
    BEGINNING,
    CELL,
    COMMUNE,
    DISTRICT,
    MEMBER,
    NEIGHBOUR,
    OPERATOR,
    OTHER_CELL,
    PROVINCE,
    House,
    context,
)

EVERYBODY = (
    "vp-tinh",
    "vp-dinhlap",
    "vp-locbinh",
    "vp-bacxa",
    "btv-dinhlap",
    "bt-chibo",
    "kiemtra",
    "nguoi-la",
    OPERATOR,
)

Use = Callable[[House, str], object]


def registers_a_cell(house: House, actor: str) -> object:
    return house.service.organizations.register(
        context(actor),
        code="CB-03",
        name="Chi bộ thôn Khe Lầm",
        kind="cell",
        cell_type="village",
        parent_id=COMMUNE,
        effective_on=BEGINNING,
    )


def registers_a_district(house: House, actor: str) -> object:
    return house.service.organizations.register(
        context(actor),
        code="HU-CL",
        name="Đảng bộ huyện Cao Lộc",
        kind="district_committee",
        parent_id=PROVINCE,
        effective_on=BEGINNING,
    )


def renames_a_cell(house: House, actor: str) -> object:
    return house.service.organizations.rename(
        context(actor), CELL, code="CB-01", name="Chi bộ Bắc Xa", effective_on=date(2025, 7, 1)
    )


def moves_the_commune_to_the_neighbour(house: House, actor: str) -> object:
    return house.service.organizations.move(
        context(actor),
        COMMUNE,
        parent_id=NEIGHBOUR,
        effective_on=date(2026, 1, 1),
        reason="Sắp xếp lại",
    )


def closes_the_commune(house: House, actor: str) -> object:
    return house.service.organizations.close(
        context(actor), COMMUNE, last_day=date(2025, 6, 30), reason="Sáp nhập"
    )


def registers_a_locality(house: House, actor: str) -> object:
    return house.service.localities.register(
        context(actor),
        office_id=COMMUNE,
        code="20",
        name="Lạng Sơn",
        kind="province",
        effective_on=BEGINNING,
    )


def registers_a_member(house: House, actor: str) -> object:
    return house.service.members.register(
        context(actor), full_name="Vi Văn Páo", cell_id=CELL, effective_on=BEGINNING
    )


def transfers_a_member(house: House, actor: str) -> object:
    return house.service.members.transfer(
        context(actor), MEMBER, cell_id=OTHER_CELL, effective_on=date(2020, 1, 1)
    )


def appoints_to_the_district(house: House, actor: str) -> object:
    return house.service.members.appoint(
        context(actor),
        MEMBER,
        committee_id=DISTRICT,
        role="member",
        level="district",
        starts_on=date(2020, 7, 1),
    )


def adopts_a_regulation(house: House, actor: str) -> object:
    return house.service.regulations.adopt(
        context(actor),
        number="05-QĐ/HU",
        title="Quy định dự sinh hoạt chi bộ",
        scope_id=COMMUNE,
        starts_on=date(2020, 1, 1),
        minimums={"commune": 4},
    )


def assigns_to_the_commune(house: House, actor: str) -> object:
    return house.service.assignments.assign(
        context(actor),
        member_id=MEMBER,
        target_kind="organization",
        target_id=COMMUNE,
        role="monitor",
        starts_on=date(2020, 7, 1),
    )


def grants(role: GrantRole, organization_id: UUID) -> Use:
    def grant(house: House, actor: str) -> object:
        return house.service.grants.grant(
            context(actor),
            account="nguoi-moi",
            role=role,
            organization_id=organization_id,
            starts_on=date(2020, 1, 1),
        )

    return grant


OFFICES_ABOVE_THE_COMMUNE = {"vp-tinh", "vp-dinhlap"}
OFFICES = OFFICES_ABOVE_THE_COMMUNE | {"vp-bacxa"}


@pytest.mark.parametrize(
    ("use", "allowed"),
    [
        (registers_a_cell, OFFICES),
        (registers_a_district, {"vp-tinh"}),
        (renames_a_cell, OFFICES),
        (moves_the_commune_to_the_neighbour, {"vp-tinh"}),
        (closes_the_commune, OFFICES),
        (registers_a_locality, OFFICES),
        (registers_a_member, OFFICES),
        (transfers_a_member, OFFICES),
        (appoints_to_the_district, OFFICES_ABOVE_THE_COMMUNE),
        (adopts_a_regulation, OFFICES_ABOVE_THE_COMMUNE),
        (assigns_to_the_commune, OFFICES | {"btv-dinhlap"}),
        (grants("cell_secretary", CELL), OFFICES),
        (grants("viewer", COMMUNE), OFFICES),
        (grants("commune_office", COMMUNE), OFFICES),
        (grants("auditor", COMMUNE), OFFICES_ABOVE_THE_COMMUNE),
        (grants("standing_committee", COMMUNE), OFFICES_ABOVE_THE_COMMUNE),
        (grants("district_office", DISTRICT), OFFICES_ABOVE_THE_COMMUNE),
        (grants("district_office", NEIGHBOUR), {"vp-tinh", "vp-locbinh"}),
        (grants("province_office", PROVINCE), {"vp-tinh", OPERATOR}),
    ],
)
def test_an_order_is_carried_out_for_those_alone_who_may_give_it(
    house: House, use: Use, allowed: set[str]
) -> None:
    before = house.stored()

    for actor in EVERYBODY:
        if actor not in allowed:
            with pytest.raises(NotAllowed):
                use(house, actor)
    assert house.stored() == before

    use(house, sorted(allowed)[0])
    assert house.stored() == before + 1


def test_each_of_those_who_may_give_an_order_may(house: House) -> None:
    for number, actor in enumerate(sorted(OFFICES | {"btv-dinhlap"})):
        house.service.assignments.assign(
            context(actor),
            member_id=MEMBER,
            target_kind="organization",
            target_id=COMMUNE,
            role="monitor",
            starts_on=date(2020 + number, 1, 1),
            ends_on=date(2020 + number, 12, 31),
        )


def test_a_moved_organization_is_covered_by_the_offices_above_it_on_the_day(house: House) -> None:
    house.service.organizations.move(
        context(), COMMUNE, parent_id=NEIGHBOUR, effective_on=date(2026, 2, 1), reason="Sắp xếp lại"
    )
    house.catch_up()

    def assigns(actor: str, today: date) -> None:
        house.service.assignments.assign(
            context(actor, today=today),
            member_id=MEMBER,
            target_kind="organization",
            target_id=COMMUNE,
            role="monitor",
            starts_on=today,
            ends_on=today,
        )

    assigns("vp-dinhlap", date(2026, 1, 31))
    assigns("vp-locbinh", date(2026, 2, 1))
    for actor, today in (("vp-locbinh", date(2026, 1, 30)), ("vp-dinhlap", date(2026, 2, 2))):
        with pytest.raises(NotAllowed):
            assigns(actor, today)


def test_an_expired_grant_gives_nothing(house: House) -> None:
    house.service.grants.grant(
        context(),
        account="vp-cu",
        role="district_office",
        organization_id=DISTRICT,
        starts_on=date(2020, 1, 1),
        ends_on=date(2025, 12, 31),
    )
    house.catch_up()

    with pytest.raises(NotAllowed):
        registers_a_cell(house, "vp-cu")


def test_a_grant_that_is_yet_to_begin_gives_nothing(house: House) -> None:
    house.service.grants.grant(
        context(),
        account="vp-moi",
        role="district_office",
        organization_id=DISTRICT,
        starts_on=date(2026, 2, 1),
    )
    house.catch_up()

    with pytest.raises(NotAllowed):
        registers_a_cell(house, "vp-moi")
    house.service.members.register(
        context("vp-moi", today=date(2026, 2, 1)),
        full_name="Vi Văn Páo",
        cell_id=CELL,
        effective_on=BEGINNING,
    )


def district_grant(house: House) -> UUID:
    """The one that a district office holds."""
    grant_id = house.service.grants.grant(
        context(),
        account="truong-vp",
        role="district_office",
        organization_id=DISTRICT,
        starts_on=date(2020, 1, 1),
    ).id
    house.catch_up()
    return grant_id


def delegate(house: House, grant_id: UUID, actor: str) -> UUID:
    delegation_id = house.service.grants.delegate(
        context(actor),
        grant_id,
        account="pho-vp",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 1, 31),
        organization_id=COMMUNE,
    ).id
    house.catch_up()
    return delegation_id


def test_a_delegation_gives_what_the_grant_gives_in_its_part_of_the_subtree(house: House) -> None:
    delegate(house, district_grant(house), "truong-vp")

    registers_a_cell(house, "pho-vp")
    with pytest.raises(NotAllowed):
        appoints_to_the_district(house, "pho-vp")


def test_a_stranger_does_not_delegate_what_another_holds(house: House) -> None:
    with pytest.raises(NotAllowed):
        delegate(house, district_grant(house), "vp-locbinh")


def test_a_delegation_ends_with_its_grant(house: House) -> None:
    grant_id = district_grant(house)
    delegate(house, grant_id, "truong-vp")

    house.service.grants.revoke(context(), grant_id, ends_on=date(2026, 1, 14), reason="Nghỉ hưu")
    house.catch_up()

    with pytest.raises(NotAllowed):
        registers_a_cell(house, "pho-vp")


def test_who_delegated_may_take_it_back(house: House) -> None:
    delegation_id = delegate(house, district_grant(house), "truong-vp")

    house.service.grants.revoke(
        context("truong-vp"), delegation_id, ends_on=date(2026, 1, 14), reason="Đã về"
    )


def test_what_was_stored_a_moment_ago_is_covered_by_who_covers_its_parent(house: House) -> None:
    cell = house.service.organizations.register(
        context("vp-bacxa"),
        code="CB-03",
        name="Chi bộ thôn Khe Lầm",
        kind="cell",
        cell_type="village",
        parent_id=COMMUNE,
        effective_on=BEGINNING,
    ).id

    with pytest.raises(NotAllowed):
        house.service.members.register(
            context("vp-locbinh"), full_name="Vi Văn Páo", cell_id=cell, effective_on=BEGINNING
        )
    house.service.members.register(
        context("vp-bacxa"), full_name="Vi Văn Páo", cell_id=cell, effective_on=BEGINNING
    )
