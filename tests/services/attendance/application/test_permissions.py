"""Who may give which order: every use case, asked by everybody."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from chassis.eventstore.command import CommandContext
from chassis.imports.sheets import Sheet
from chassis.refusals import NotAllowed, Unknown
from services.attendance.domain.meeting import errors
from services.attendance.domain.meeting.minutes import Minutes
from services.attendance.imports.rows import MeetingRow
from tests.services.attendance.house import House, context
from tests.services.attendance.province import (
    CELL,
    CLERK,
    COMMUNE,
    DISTRICT,
    FAR,
    LAN,
    MINH,
    NEIGHBOUR_CELL,
    TODAY,
    assigned,
    grant,
    member,
    post,
)

HELD = date(2024, 3, 5)
STRANGER = UUID("00000000-0000-4000-8000-00000000ffff")

KEEPERS = ("secretary", "commune", "district", "province")
OTHERS = (
    "other-secretary",
    "neighbour",
    "auditor",
    "viewer",
    "standing",
    "former",
    "coming",
    "lan",
    "far",
    "nobody",
)


def a_meeting(house: House) -> UUID:
    """Held in CELL, where Lan is recorded by an office, so unconfirmed, and an opinion raised."""
    meeting_id = house.service.meetings.schedule(
        context(), organization_id=CELL, kind="regular", planned_on=HELD
    ).id
    house.service.meetings.hold(context(), meeting_id, held_on=HELD)
    house.service.attendances.record(context("commune"), meeting_id, member_id=LAN)
    house.service.opinions.record(context(), meeting_id, text="Ý kiến", opinion_id=STRANGER)
    return meeting_id


def a_plan(house: House) -> UUID:
    return house.service.meetings.schedule(
        context(), organization_id=CELL, kind="thematic", planned_on=HELD
    ).id


Ask = Callable[[House, CommandContext, UUID, UUID], object]
"""Gives one command about a held meeting or a planned one."""

KEEPERS_ORDERS: dict[str, Ask] = {
    "schedule": lambda h, o, held, plan: h.service.meetings.schedule(
        o, organization_id=CELL, kind="extraordinary", planned_on=HELD
    ),
    "move": lambda h, o, held, plan: h.service.meetings.move(
        o, plan, planned_on=TODAY, reason="Bận"
    ),
    "cancel": lambda h, o, held, plan: h.service.meetings.cancel(o, plan, reason="Bận"),
    "hold": lambda h, o, held, plan: h.service.meetings.hold(o, plan, held_on=HELD),
    "correct": lambda h, o, held, plan: h.service.meetings.correct(
        o, held, minutes=Minutes(held_on=HELD, kind="model"), reason="Nhầm"
    ),
    "record held": lambda h, o, held, plan: h.service.held_meetings.record(
        o, organization_id=CELL, kind="regular", held_on=date(2024, 2, 5), member_ids=[LAN]
    ),
    "import": lambda h, o, held, plan: h.service.meeting_import.import_meetings(
        o,
        Sheet(
            [MeetingRow(row=2, organization=str(CELL), kind="regular", held_on=date(2024, 1, 5))]
        ),
    ),
    "record another": lambda h, o, held, plan: h.service.attendances.record(
        o, held, member_id=MINH
    ),
    "dispute": lambda h, o, held, plan: h.service.attendances.dispute(
        o, held, LAN, reason="Không đến"
    ),
    "confirm": lambda h, o, held, plan: h.service.attendances.confirm(o, held, LAN),
    "substitute": lambda h, o, held, plan: h.service.attendances.substitute(
        o, held, LAN, substitute_id=MINH, reason="Bận"
    ),
    "correct attendance": lambda h, o, held, plan: h.service.attendances.correct(
        o, held, LAN, correct_member_id=MINH, reason="Nhầm"
    ),
    "forward": lambda h, o, held, plan: h.service.opinions.forward(
        o, held, STRANGER, to_organization_id=COMMUNE, forwarded_on=TODAY
    ),
}


@pytest.mark.parametrize("ask", KEEPERS_ORDERS.values(), ids=KEEPERS_ORDERS.keys())
def test_the_books_of_a_cell_are_kept_by_its_secretary_and_the_offices_above(
    house: House, ask: Ask
) -> None:
    held, plan = a_meeting(house), a_plan(house)
    before = house.stored()

    for account in OTHERS:
        with pytest.raises(NotAllowed):
            ask(house, context(account), held, plan)
    assert house.stored() == before


@pytest.mark.parametrize("account", KEEPERS)
@pytest.mark.parametrize("ask", KEEPERS_ORDERS.values(), ids=KEEPERS_ORDERS.keys())
def test_each_keeper_may_give_each_of_the_orders(house: House, account: str, ask: Ask) -> None:
    held, plan = a_meeting(house), a_plan(house)
    before = house.stored()

    ask(house, context(account), held, plan)

    assert house.stored() > before


def test_a_secretarys_role_covers_nothing_below_where_it_was_granted(house: House) -> None:
    house.receive(grant(50, "misgranted", "cell_secretary", COMMUNE))

    with pytest.raises(NotAllowed):
        house.service.meetings.schedule(
            context("misgranted"), organization_id=CELL, kind="regular", planned_on=HELD
        )


def test_an_unknown_organization_is_named_by_its_field(house: House) -> None:
    with pytest.raises(Unknown) as refused:
        house.service.meetings.schedule(
            context("province"), organization_id=STRANGER, kind="regular", planned_on=HELD
        )
    assert refused.value.field == "organization_id"


def test_a_meeting_that_was_never_scheduled_is_unknown(house: House) -> None:
    with pytest.raises(Unknown):
        house.service.meetings.hold(context(), STRANGER, held_on=HELD)


# The member from the ground


def test_a_member_records_their_own_attendance_below_the_committee_of_a_post(
    house: House,
) -> None:
    meeting_id = a_meeting(house)
    before = house.stored()

    house.service.attendances.record(context("minh"), meeting_id, member_id=MINH)

    assert house.published(before) == [("MeetingAttended", {"member_id": MINH, "source": "member"})]


def test_a_member_records_nobody_elses(house: House) -> None:
    with pytest.raises(NotAllowed):
        house.service.attendances.record(context("lan"), a_meeting(house), member_id=MINH)


def test_a_member_records_nothing_out_of_reach_until_it_is_assigned(house: House) -> None:
    meeting_id = a_meeting(house)
    with pytest.raises(NotAllowed):
        house.service.attendances.record(context("far"), meeting_id, member_id=FAR)

    house.receive(assigned(FAR, COMMUNE, number=1))
    before = house.stored()
    house.service.attendances.record(context("far"), meeting_id, member_id=FAR)

    assert house.published(before) == [("MeetingAttended", {"member_id": FAR, "source": "member"})]


def test_a_member_never_confirms(house: House) -> None:
    meeting_id = a_meeting(house)
    for account in ("lan", "minh"):
        with pytest.raises(NotAllowed):
            house.service.attendances.confirm(context(account), meeting_id, LAN)


def test_a_member_revokes_their_own_attendance_until_it_is_confirmed(house: House) -> None:
    meeting_id = a_meeting(house)
    house.service.attendances.revoke(context("lan"), meeting_id, LAN, reason="Ghi nhầm")

    house.service.attendances.record(context("lan"), meeting_id, member_id=LAN)
    house.service.attendances.confirm(context(), meeting_id, LAN)
    with pytest.raises(errors.ConfirmedByTheCell):
        house.service.attendances.revoke(context("lan"), meeting_id, LAN, reason="Ghi nhầm")


def test_a_member_revokes_nobody_elses(house: House) -> None:
    with pytest.raises(NotAllowed):
        house.service.attendances.revoke(context("minh"), a_meeting(house), LAN, reason="Nhầm")


def test_a_member_whose_access_ended_records_nothing(house: House) -> None:
    retired = UUID("00000000-0000-4000-8000-000000000018")
    house.receive(
        member(retired, "Mã Thị Cũ", NEIGHBOUR_CELL, "retired"),
        post(retired, DISTRICT),
        grant(51, "retired", "committee_member", DISTRICT, ends_on=date(2024, 3, 19)),
    )
    meeting_id = a_meeting(house)

    with pytest.raises(NotAllowed):
        house.service.attendances.record(context("retired"), meeting_id, member_id=retired)
    the_day_before = context("retired", today=date(2024, 3, 19))
    house.service.attendances.record(the_day_before, meeting_id, member_id=retired)


def test_who_keeps_the_books_and_was_there_speaks_as_the_member(house: House) -> None:
    """``clerk`` is a district office, and the account of a member of the district committee."""
    meeting_id = a_meeting(house)
    before = house.stored()

    house.service.attendances.record(context("clerk"), meeting_id, member_id=CLERK)
    with pytest.raises(NotAllowed, match="own attendance"):
        house.service.attendances.confirm(context("clerk"), meeting_id, CLERK)

    assert house.published(before) == [
        ("MeetingAttended", {"member_id": CLERK, "source": "member"})
    ]


def test_an_opinion_is_also_recorded_by_a_member_who_was_there(house: House) -> None:
    meeting_id = a_meeting(house)

    house.service.opinions.record(context("lan"), meeting_id, text="Cây giống kém")
    for account in ("minh", "auditor", "neighbour", "nobody"):
        with pytest.raises(NotAllowed):
            house.service.opinions.record(context(account), meeting_id, text="Cây giống kém")

    assert [name for name, _ in house.published()].count("OpinionRecorded") == 2


def test_an_office_keeps_the_books_of_the_committees_in_its_subtree(house: House) -> None:
    def schedule(account: str) -> object:
        return house.service.meetings.schedule(
            context(account), organization_id=COMMUNE, kind="regular", planned_on=HELD
        )

    for account in ("secretary", "neighbour"):
        with pytest.raises(NotAllowed):
            schedule(account)
    schedule("commune")
    assert house.published()[0][1]["body"] == "committee"


def test_a_base_cell_is_the_districts_business(house: House) -> None:
    house.service.meetings.schedule(
        context("neighbour"), organization_id=NEIGHBOUR_CELL, kind="model", planned_on=HELD
    )
    assert house.published()[0][1]["body"] == "cell"
