"""Members and posts, as far as a member alone cannot decide."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID

import pytest

from chassis.refusals import Unknown
from kernel.errors import RuleBroken
from kernel.vocabulary import Level, PostRole
from services.assignment.application.conflicts import AccountAlreadyTaken, SecretaryAlreadyInPost
from services.assignment.domain.errors import NotOpenOnThatDay
from services.assignment.domain.member.errors import (
    CommitteeHasNoLevel,
    LevelDoesNotFitCommittee,
    OwnCellIsNoCell,
)
from tests.services.assignment.house import (
    BEGINNING,
    CELL,
    COMMUNE,
    DISTRICT,
    MEMBER,
    OTHER_CELL,
    OTHER_MEMBER,
    UNKNOWN,
    House,
    context,
)


def register(house: House, name: str, *, cell_id: UUID = CELL, account: str | None = None) -> UUID:
    return house.service.members.register(
        context(), full_name=name, cell_id=cell_id, effective_on=BEGINNING, account=account
    ).id


def appoint(
    house: House,
    member_id: UUID = MEMBER,
    *,
    committee_id: UUID = DISTRICT,
    role: PostRole = "secretary",
    level: Level = "district",
    starts_on: date = date(2020, 7, 1),
    ends_on: date | None = None,
) -> UUID:
    result = house.service.members.appoint(
        context(),
        member_id,
        committee_id=committee_id,
        role=role,
        level=level,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    return UUID(result.also["post_id"])


def test_an_account_of_another_member_is_refused(house: House) -> None:
    register(house, "Vi Văn Páo", account="pao.vv")

    with pytest.raises(AccountAlreadyTaken):
        register(house, "Lý Thị Mai", account="pao.vv")


def test_an_own_cell_that_is_a_committee_is_refused(house: House) -> None:
    with pytest.raises(OwnCellIsNoCell):
        register(house, "Vi Văn Páo", cell_id=COMMUNE)


def test_an_own_cell_that_is_not_known_is_refused_naming_the_field(house: House) -> None:
    with pytest.raises(Unknown) as refused:
        register(house, "Vi Văn Páo", cell_id=UNKNOWN)
    assert refused.value.field == "cell_id"


def test_a_transfer_to_a_cell_that_was_closed_is_refused(house: House) -> None:
    house.service.organizations.close(
        context(), OTHER_CELL, last_day=date(2025, 6, 30), reason="Sáp nhập"
    )

    with pytest.raises(NotOpenOnThatDay) as refused:
        house.service.members.transfer(
            context(), MEMBER, cell_id=OTHER_CELL, effective_on=date(2025, 7, 1)
        )
    assert refused.value.field == "cell_id"


def test_a_level_other_than_the_committees_is_refused(house: House) -> None:
    with pytest.raises(LevelDoesNotFitCommittee):
        appoint(house, level="commune")


def test_a_post_in_a_cell_is_refused(house: House) -> None:
    with pytest.raises(CommitteeHasNoLevel):
        appoint(house, committee_id=CELL, level="commune")


def test_a_post_before_the_committee_began_is_refused(house: House) -> None:
    with pytest.raises(NotOpenOnThatDay) as refused:
        appoint(house, starts_on=date(2014, 12, 31))
    assert refused.value.field == "committee_id"


def test_a_second_secretary_of_a_committee_is_refused(house: House) -> None:
    appoint(house, ends_on=date(2025, 6, 30))

    with pytest.raises(SecretaryAlreadyInPost):
        appoint(house, OTHER_MEMBER, starts_on=date(2025, 6, 30))
    appoint(house, OTHER_MEMBER, starts_on=date(2025, 7, 1))


def test_a_secretary_whose_post_was_ended_makes_room(house: House) -> None:
    post_id = appoint(house)
    house.service.members.end_post(
        context(), MEMBER, post_id, ends_on=date(2021, 12, 31), reason="Nghỉ hưu"
    )

    appoint(house, OTHER_MEMBER, starts_on=date(2022, 1, 1))


def test_the_seat_goes_with_the_last_day_that_is_right(house: House) -> None:
    post_id = appoint(house)
    members = house.service.members
    members.end_post(context(), MEMBER, post_id, ends_on=date(2021, 12, 31), reason="Nghỉ hưu")

    members.correct_post_end(context(), MEMBER, post_id, ends_on=date(2021, 11, 30), reason="Nhầm")

    appoint(house, OTHER_MEMBER, starts_on=date(2021, 12, 1))


@pytest.mark.parametrize("ends_on", [date(2022, 1, 1), None])
def test_a_seat_that_somebody_else_has_by_now_is_not_taken_back(
    house: House, ends_on: date | None
) -> None:
    post_id = appoint(house)
    members = house.service.members
    members.end_post(context(), MEMBER, post_id, ends_on=date(2021, 12, 31), reason="Nghỉ hưu")
    appoint(house, OTHER_MEMBER, starts_on=date(2022, 1, 1))
    before = house.stored()

    with pytest.raises(SecretaryAlreadyInPost) as refused:
        members.correct_post_end(context(), MEMBER, post_id, ends_on=ends_on, reason="Nhầm")

    assert refused.value.field == "ends_on"
    assert house.stored() == before


def test_a_secretary_who_did_not_leave_keeps_the_seat(house: House) -> None:
    post_id = appoint(house)
    members = house.service.members
    members.end_post(context(), MEMBER, post_id, ends_on=date(2021, 12, 31), reason="Nghỉ hưu")

    members.correct_post_end(context(), MEMBER, post_id, ends_on=None, reason="Ghi nhầm người")

    with pytest.raises(SecretaryAlreadyInPost):
        appoint(house, OTHER_MEMBER, starts_on=date(2022, 1, 1))


def test_of_two_secretaries_appointed_at_once_one_is_refused(house: House) -> None:
    def attempt(member_id: UUID) -> Exception | None:
        try:
            appoint(house, member_id)
        except RuleBroken as error:
            return error
        return None

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(attempt, (MEMBER, OTHER_MEMBER)))

    assert outcomes.count(None) == 1
    assert any(isinstance(outcome, SecretaryAlreadyInPost) for outcome in outcomes)


def test_ending_a_post_of_an_unknown_member_is_refused(house: House) -> None:
    with pytest.raises(Unknown):
        house.service.members.end_post(
            context(), UNKNOWN, UNKNOWN, ends_on=date(2021, 12, 31), reason="Nghỉ hưu"
        )
