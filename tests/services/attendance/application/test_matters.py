"""Matters: what is stored and published, and who may give which order."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from chassis.eventstore.command import CommandContext
from chassis.refusals import NotAllowed, Unknown
from kernel.errors import IdAlreadyTaken
from tests.services.attendance.house import House, context
from tests.services.attendance.province import CELL, COMMUNE, FAR, LAN, TODAY, assigned

FOUND, ENTRUSTED, DUE = date(2024, 3, 5), date(2024, 3, 8), date(2024, 4, 30)
STRANGER = UUID("00000000-0000-4000-8000-00000000ffff")

KEEPERS = ("secretary", "commune", "district", "province")
STRANGERS = (
    "other-secretary",
    "neighbour",
    "auditor",
    "viewer",
    "former",
    "coming",
    "far",
    "nobody",
)


def a_matter(house: House) -> UUID:
    return house.service.matters.record(
        context(), organization_id=CELL, found_on=FOUND, text="Mười hai hộ chưa nhường đất"
    ).id


def entrusted(house: House) -> UUID:
    """To Lan, a member of the district committee."""
    matter_id = a_matter(house)
    house.service.matters.entrust(
        context(), matter_id, member_id=LAN, due_on=DUE, entrusted_on=ENTRUSTED
    )
    return matter_id


def settled(house: House) -> UUID:
    matter_id = entrusted(house)
    house.service.matters.settle(context(), matter_id, settled_on=TODAY, outcome="Đã ký biên bản")
    return matter_id


Given = Callable[[House], UUID]
Ask = Callable[[House, CommandContext, UUID], object]


def record(house: House, who: CommandContext, _: UUID) -> object:
    return house.service.matters.record(
        who, organization_id=CELL, found_on=FOUND, text="Đường vào thôn sạt lở"
    )


def correct(house: House, who: CommandContext, matter_id: UUID) -> object:
    return house.service.matters.correct(
        who, matter_id, found_on=FOUND, text="Mười bốn hộ", reason="Đếm nhầm"
    )


def entrust(house: House, who: CommandContext, matter_id: UUID) -> object:
    return house.service.matters.entrust(
        who, matter_id, member_id=FAR, due_on=DUE, entrusted_on=TODAY
    )


def settle(house: House, who: CommandContext, matter_id: UUID) -> object:
    return house.service.matters.settle(who, matter_id, settled_on=TODAY, outcome="Đã ký")


def reopen(house: House, who: CommandContext, matter_id: UUID) -> object:
    return house.service.matters.reopen(who, matter_id, reopened_on=TODAY, reason="Rút lại")


def revoke(house: House, who: CommandContext, matter_id: UUID) -> object:
    return house.service.matters.revoke(who, matter_id, reason="Ghi trùng")


ORDERS: dict[str, tuple[Given, Ask, tuple[str, ...]]] = {
    "record": (a_matter, record, (*KEEPERS, "lan", "minh")),
    "correct": (a_matter, correct, KEEPERS),
    "entrust": (a_matter, entrust, (*KEEPERS, "standing")),
    "settle": (entrusted, settle, (*KEEPERS, "standing", "lan")),
    "reopen": (settled, reopen, KEEPERS),
    "revoke": (a_matter, revoke, KEEPERS),
}
"""What has to be there, the command, and every account of the province that may give it."""

EVERYBODY = {*KEEPERS, *STRANGERS, "standing", "lan", "minh"}


@pytest.mark.parametrize(("given", "ask", "those"), ORDERS.values(), ids=ORDERS.keys())
def test_nobody_else_may_give_the_order(
    house: House, given: Given, ask: Ask, those: tuple[str, ...]
) -> None:
    matter_id = given(house)
    before = house.stored()

    for account in EVERYBODY - set(those):
        with pytest.raises(NotAllowed):
            ask(house, context(account), matter_id)
    assert house.stored() == before


@pytest.mark.parametrize(
    ("given", "ask", "account"),
    [(given, ask, account) for given, ask, those in ORDERS.values() for account in those],
    ids=[f"{account} {name}" for name, (_, _, those) in ORDERS.items() for account in those],
)
def test_each_of_those_may_give_the_order(
    house: House, given: Given, ask: Ask, account: str
) -> None:
    matter_id = given(house)
    before = house.stored()

    ask(house, context(account), matter_id)

    assert house.stored() == before + 1


def test_a_member_records_where_an_assignment_reaches_on_the_day_it_was_found(
    house: House,
) -> None:
    house.receive(assigned(FAR, COMMUNE, number=1, starts_on=date(2024, 3, 1)))

    record(house, context("far"), STRANGER)
    with pytest.raises(NotAllowed):
        house.service.matters.record(
            context("far"), organization_id=CELL, found_on=date(2024, 2, 29), text="Sạt lở"
        )


def test_who_was_responsible_before_settles_it_no_more(house: House) -> None:
    matter_id = entrusted(house)
    entrust(house, context(), matter_id)

    with pytest.raises(NotAllowed):
        settle(house, context("lan"), matter_id)
    settle(house, context("far"), matter_id)


def test_the_life_of_a_matter_is_published_as_it_was_stored(house: House) -> None:
    matter_id = settled(house)
    reopen(house, context(), matter_id)
    correct(house, context(), matter_id)
    revoke(house, context(), matter_id)

    assert [name for name, _ in house.published()] == [
        "MatterRecorded",
        "MatterEntrusted",
        "MatterSettled",
        "MatterReopened",
        "MatterCorrected",
        "MatterRevoked",
    ]
    assert house.aggregates() == {matter_id}


def test_what_is_not_there_is_named_by_its_field(house: House) -> None:
    matter_id = a_matter(house)
    with pytest.raises(Unknown) as place:
        house.service.matters.record(
            context("province"), organization_id=STRANGER, found_on=FOUND, text="Sạt lở"
        )
    with pytest.raises(Unknown) as member:
        house.service.matters.entrust(
            context(), matter_id, member_id=STRANGER, due_on=DUE, entrusted_on=TODAY
        )
    assert (place.value.field, member.value.field) == ("organization_id", "member_id")
    with pytest.raises(Unknown):
        revoke(house, context(), STRANGER)


def test_a_meeting_is_no_matter(house: House) -> None:
    meeting_id = house.service.meetings.schedule(
        context(), organization_id=CELL, kind="regular", planned_on=FOUND
    ).id
    with pytest.raises(Unknown):
        revoke(house, context(), meeting_id)
    with pytest.raises(Unknown):
        house.service.meetings.hold(context(), a_matter(house), held_on=FOUND)


def test_a_matter_has_one_id(house: House) -> None:
    matter_id = a_matter(house)
    with pytest.raises(IdAlreadyTaken):
        house.service.matters.record(
            context(), organization_id=CELL, found_on=FOUND, text="Sạt lở", matter_id=matter_id
        )
