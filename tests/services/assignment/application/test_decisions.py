"""Regulations and assignments, as far as one of them alone cannot decide."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID

import pytest

from chassis.refusals import NotAllowed, Unknown
from kernel.errors import RuleBroken
from kernel.vocabulary import TargetKind
from services.assignment.application.conflicts import (
    MemberAlreadyAssigned,
    RegulationAlreadyInForce,
)
from tests.services.assignment.house import (
    BEGINNING,
    COMMUNE,
    DISTRICT,
    MEMBER,
    OTHER_MEMBER,
    PROVINCE,
    UNKNOWN,
    House,
    context,
)


def adopt(
    house: House,
    *,
    scope_id: UUID = PROVINCE,
    starts_on: date = date(2019, 5, 29),
    ends_on: date | None = None,
) -> UUID:
    return house.service.regulations.adopt(
        context(),
        number="1764-QĐ/TU",
        title="Quy định dự sinh hoạt chi bộ",
        scope_id=scope_id,
        starts_on=starts_on,
        ends_on=ends_on,
        minimums={"province": 1, "district": 2, "commune": 4},
    ).id


def assign(
    house: House,
    member_id: UUID = MEMBER,
    *,
    target_kind: TargetKind = "organization",
    target_id: UUID = COMMUNE,
    starts_on: date = date(2022, 5, 22),
    actor: str = "vp-tinh",
) -> UUID:
    return house.service.assignments.assign(
        context(actor),
        member_id=member_id,
        target_kind=target_kind,
        target_id=target_id,
        role="in_charge",
        starts_on=starts_on,
    ).id


def test_a_second_regulation_for_the_same_subtree_and_day_is_refused(house: House) -> None:
    adopt(house, ends_on=date(2025, 6, 30))

    with pytest.raises(RegulationAlreadyInForce):
        adopt(house, starts_on=date(2025, 6, 30))
    adopt(house, starts_on=date(2025, 7, 1))


def test_a_regulation_for_a_part_of_the_subtree_stands_beside_it(house: House) -> None:
    adopt(house)
    adopt(house, scope_id=DISTRICT)


def test_a_repealed_regulation_makes_room(house: House) -> None:
    regulation_id = adopt(house)
    house.service.regulations.repeal(
        context(), regulation_id, ends_on=date(2025, 6, 30), reason="Bỏ cấp huyện"
    )

    adopt(house, starts_on=date(2025, 7, 1))


def test_of_several_regulations_adopted_at_once_one_is_in_force(house: House) -> None:
    def attempt(_: int) -> Exception | None:
        try:
            adopt(house)
        except RuleBroken as error:
            return error
        return None

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(attempt, range(6)))

    assert outcomes.count(None) == 1
    assert sum(isinstance(outcome, RegulationAlreadyInForce) for outcome in outcomes) == 5


def test_the_same_assignment_twice_at_a_time_is_refused(house: House) -> None:
    assign(house)

    with pytest.raises(MemberAlreadyAssigned):
        assign(house, starts_on=date(2023, 1, 1))
    assign(house, OTHER_MEMBER)


def test_an_assignment_may_be_made_again_after_it_ended(house: House) -> None:
    assignment_id = assign(house)
    house.service.assignments.end(
        context(), assignment_id, ends_on=date(2022, 12, 31), reason="Điều động"
    )

    assign(house, starts_on=date(2023, 1, 1))


def test_an_assignment_whose_end_is_corrected_takes_its_place_for_as_long(house: House) -> None:
    assignment_id = assign(house)
    assignments = house.service.assignments
    assignments.end(context(), assignment_id, ends_on=date(2022, 12, 31), reason="Điều động")

    assignments.correct_end(context(), assignment_id, ends_on=date(2023, 3, 31), reason="Nhầm")

    with pytest.raises(MemberAlreadyAssigned):
        assign(house, starts_on=date(2023, 3, 31))
    assign(house, starts_on=date(2023, 4, 1))


@pytest.mark.parametrize("ends_on", [date(2023, 1, 1), None])
def test_an_assignment_does_not_go_on_into_the_same_one_made_again_since(
    house: House, ends_on: date | None
) -> None:
    assignment_id = assign(house)
    assignments = house.service.assignments
    assignments.end(context(), assignment_id, ends_on=date(2022, 12, 31), reason="Điều động")
    assign(house, starts_on=date(2023, 1, 1))

    with pytest.raises(MemberAlreadyAssigned) as refused:
        assignments.correct_end(context(), assignment_id, ends_on=ends_on, reason="Nhầm")
    assert refused.value.field == "ends_on"


def test_only_who_may_end_an_assignment_corrects_its_end(house: House) -> None:
    assignment_id = assign(house)
    assignments = house.service.assignments
    assignments.end(context(), assignment_id, ends_on=date(2022, 12, 31), reason="Điều động")

    with pytest.raises(NotAllowed):
        assignments.correct_end(context("vp-locbinh"), assignment_id, ends_on=None, reason="Nhầm")


def test_a_replaced_assignment_ends_in_the_transaction_in_which_the_other_begins(
    house: House,
) -> None:
    assignment_id = assign(house)
    before = house.stored()

    result = house.service.assignments.replace(
        context(),
        assignment_id,
        member_id=OTHER_MEMBER,
        ends_on=date(2022, 12, 31),
        reason="Điều động",
    )

    assert result.also == {"replaces_id": str(assignment_id)}
    assert house.stored() == before + 2
    with pytest.raises(MemberAlreadyAssigned):
        assign(house, OTHER_MEMBER, starts_on=date(2023, 6, 1))


def test_a_successor_who_follows_the_target_already_is_refused(house: House) -> None:
    assignment_id = assign(house)
    assign(house, OTHER_MEMBER, starts_on=date(2023, 6, 1))
    before = house.stored()

    with pytest.raises(MemberAlreadyAssigned):
        house.service.assignments.replace(
            context(),
            assignment_id,
            member_id=OTHER_MEMBER,
            ends_on=date(2022, 12, 31),
            reason="Điều động",
        )
    assert house.stored() == before


def test_a_locality_is_followed_by_a_member_whose_cell_the_office_covers(house: House) -> None:
    village = house.service.localities.register(
        context(),
        office_id=PROVINCE,
        code="20",
        name="Lạng Sơn",
        kind="province",
        effective_on=BEGINNING,
    ).id

    with pytest.raises(NotAllowed):
        assign(house, target_kind="locality", target_id=village, actor="vp-locbinh")
    assign(house, target_kind="locality", target_id=village, actor="vp-bacxa")


@pytest.mark.parametrize(
    ("member_id", "target_kind", "target_id", "field"),
    [
        (UNKNOWN, "organization", COMMUNE, "member_id"),
        (MEMBER, "organization", MEMBER, "target_id"),
        (MEMBER, "organization", UNKNOWN, "target_id"),
        (MEMBER, "locality", COMMUNE, "target_id"),
    ],
    ids=["member", "no organization", "organization", "locality"],
)
def test_an_assignment_that_names_what_is_not_known_is_refused(
    house: House, member_id: UUID, target_kind: TargetKind, target_id: UUID, field: str
) -> None:
    with pytest.raises(Unknown) as refused:
        assign(house, member_id, target_kind=target_kind, target_id=target_id)
    assert refused.value.field == field
