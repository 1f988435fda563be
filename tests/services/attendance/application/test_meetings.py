"""The use cases about meetings: what is stored, and what may not be entered twice."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID

import pytest

from chassis.refusals import NotAllowed, Unknown
from contracts.assignment import OrganizationClosed
from kernel.errors import IdAlreadyTaken, OrganizationNotThereThen
from kernel.vocabulary import MeetingKind
from services.attendance.application.conflicts import MeetingAlreadyEntered
from services.attendance.domain.meeting import errors
from services.attendance.domain.meeting.minutes import Minutes
from tests.services.attendance.house import House, context
from tests.services.attendance.province import CELL, CLERK, LAN, MINH, OTHER_CELL, TODAY

FIFTH = date(2024, 3, 5)
SIXTH = date(2024, 3, 6)
CHOSEN = UUID("00000000-0000-4000-8000-0000000000aa")


def plan(house: House, day: date = FIFTH, kind: MeetingKind = "regular", cell: UUID = CELL) -> UUID:
    return house.service.meetings.schedule(
        context("district"), organization_id=cell, kind=kind, planned_on=day
    ).id


def test_a_meeting_goes_its_way_from_plan_to_correction(house: House) -> None:
    meetings = house.service.meetings
    result = meetings.schedule(
        context(),
        organization_id=CELL,
        kind="regular",
        planned_on=FIFTH,
        place="Nhà văn hóa",
        meeting_id=CHOSEN,
    )
    meetings.move(context(), CHOSEN, planned_on=SIXTH, reason="Bận")
    meetings.hold(context(), CHOSEN, held_on=SIXTH, present=20, expected=24)
    last = meetings.correct(
        context(), CHOSEN, minutes=Minutes(held_on=FIFTH, kind="regular"), reason="Nhầm"
    )

    assert (result.id, result.version, last.version) == (CHOSEN, 1, 4)
    assert house.published() == [
        (
            "MeetingScheduled",
            {
                "organization_id": CELL,
                "body": "cell",
                "kind": "regular",
                "planned_on": FIFTH,
                "place": "Nhà văn hóa",
            },
        ),
        ("MeetingMoved", {"planned_on": SIXTH, "reason": "Bận"}),
        ("MeetingHeld", {"held_on": SIXTH, "present": 20, "expected": 24}),
        (
            "MeetingCorrected",
            {
                "held_on": FIFTH,
                "kind": "regular",
                "present": None,
                "expected": None,
                "reason": "Nhầm",
            },
        ),
    ]


def test_an_id_is_taken_once(house: House) -> None:
    house.service.meetings.schedule(
        context(), organization_id=CELL, kind="regular", planned_on=FIFTH, meeting_id=CHOSEN
    )
    with pytest.raises(IdAlreadyTaken):
        house.service.meetings.schedule(
            context(), organization_id=CELL, kind="thematic", planned_on=FIFTH, meeting_id=CHOSEN
        )


def test_no_meeting_is_planned_in_a_closed_cell(house: House) -> None:
    house.receive(OrganizationClosed(organization_id=CELL, last_day=FIFTH, reason="Sáp nhập"))
    with pytest.raises(OrganizationNotThereThen):
        plan(house, SIXTH)


@pytest.mark.parametrize("second", ["regular", "model"])
def test_the_months_meeting_is_entered_once_for_a_day(house: House, second: MeetingKind) -> None:
    plan(house)
    with pytest.raises(MeetingAlreadyEntered) as refused:
        plan(house, kind=second)
    assert refused.value.field == "planned_on"


def test_a_thematic_meeting_may_follow_the_regular_one_on_the_same_day(house: House) -> None:
    plan(house)
    plan(house, kind="thematic")
    plan(house, kind="regular", day=SIXTH)
    plan(house, cell=OTHER_CELL)
    assert house.stored() == 4


def test_a_cancelled_meeting_makes_room(house: House) -> None:
    house.service.meetings.cancel(context(), plan(house), reason="Mưa lũ")
    plan(house)
    assert house.stored() == 3


def test_a_moved_meeting_makes_room_and_takes_its_new_day(house: House) -> None:
    house.service.meetings.move(context(), plan(house), planned_on=SIXTH, reason="Bận")
    plan(house)
    with pytest.raises(MeetingAlreadyEntered):
        plan(house, SIXTH)


def test_a_meeting_held_on_another_day_takes_that_day(house: House) -> None:
    first, second = plan(house), plan(house, SIXTH)
    with pytest.raises(MeetingAlreadyEntered) as refused:
        house.service.meetings.hold(context(), first, held_on=SIXTH)
    assert refused.value.field == "held_on"

    house.service.meetings.hold(context(), second, held_on=SIXTH)
    house.service.meetings.hold(context(), first, held_on=FIFTH)


def test_a_meeting_is_not_corrected_into_anothers_day(house: House) -> None:
    first = plan(house)
    house.service.meetings.hold(context(), first, held_on=FIFTH)
    plan(house, SIXTH, "model")

    with pytest.raises(MeetingAlreadyEntered):
        house.service.meetings.correct(
            context(), first, minutes=Minutes(held_on=SIXTH, kind="regular"), reason="Nhầm"
        )
    house.service.meetings.correct(
        context(), first, minutes=Minutes(held_on=SIXTH, kind="thematic"), reason="Nhầm"
    )


def test_a_meeting_whose_holding_is_revoked_takes_its_planned_day_again(house: House) -> None:
    meetings, meeting = house.service.meetings, plan(house)
    meetings.hold(context(), meeting, held_on=SIXTH)

    meetings.revoke_holding(context(), meeting, reason="Ghi nhầm chi bộ")

    plan(house, SIXTH)
    with pytest.raises(MeetingAlreadyEntered):
        plan(house, FIFTH)


def test_a_holding_is_not_revoked_while_another_meeting_has_the_planned_day(house: House) -> None:
    meetings, meeting = house.service.meetings, plan(house)
    meetings.hold(context(), meeting, held_on=SIXTH)
    since = plan(house, FIFTH)

    with pytest.raises(MeetingAlreadyEntered) as refused:
        meetings.revoke_holding(context(), meeting, reason="Ghi nhầm chi bộ")
    assert refused.value.field == "meeting_id"

    meetings.cancel(context(), since, reason="Ghi hai lần")
    meetings.revoke_holding(context(), meeting, reason="Ghi nhầm chi bộ")


def test_a_holding_is_revoked_by_nobody_but_the_secretary_or_an_office_above(house: House) -> None:
    meetings, meeting = house.service.meetings, plan(house)
    meetings.hold(context(), meeting, held_on=FIFTH)

    with pytest.raises(NotAllowed):
        meetings.revoke_holding(context("lan"), meeting, reason="Ghi nhầm")
    meetings.revoke_holding(context("district"), meeting, reason="Ghi nhầm")


def test_of_many_who_enter_the_same_meeting_at_once_one_succeeds(house: House) -> None:
    ready = threading.Barrier(6)

    def enter(number: int) -> bool:
        ready.wait()
        try:
            plan(house)
        except MeetingAlreadyEntered:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        entered = list(pool.map(enter, range(6)))

    assert entered.count(True) == 1
    assert house.stored() == 1


# From the minutes


def test_a_held_meeting_is_recorded_with_those_who_sat_in(house: House) -> None:
    result = house.service.held_meetings.record(
        context(),
        organization_id=CELL,
        kind="model",
        held_on=FIFTH,
        present=20,
        expected=24,
        member_ids=[LAN, MINH],
    )

    assert [name for name, _ in house.published()] == [
        "MeetingScheduled",
        "MeetingHeld",
        "MeetingAttended",
        "AttendanceConfirmed",
        "MeetingAttended",
        "AttendanceConfirmed",
    ]
    assert result.version == 6


def test_from_the_minutes_too_nobody_confirms_their_own_attendance(house: House) -> None:
    house.service.held_meetings.record(
        context("clerk"), organization_id=CELL, kind="regular", held_on=FIFTH, member_ids=[CLERK]
    )

    assert house.published()[2:] == [("MeetingAttended", {"member_id": CLERK, "source": "member"})]


def test_what_is_wrong_with_a_member_of_the_minutes_names_the_place(house: House) -> None:
    def record(*member_ids: UUID) -> None:
        house.service.held_meetings.record(
            context(), organization_id=CELL, kind="regular", held_on=FIFTH, member_ids=member_ids
        )

    with pytest.raises(errors.AlreadyAttended) as twice:
        record(LAN, LAN)
    with pytest.raises(Unknown) as unknown:
        record(CHOSEN)

    assert (twice.value.field, unknown.value.field) == ("member_ids.1", "member_ids.0")
    assert house.stored() == 0


def test_minutes_of_a_day_to_come_are_refused_by_the_field_of_the_day(house: House) -> None:
    with pytest.raises(errors.HeldInTheFuture):
        house.service.held_meetings.record(
            context(), organization_id=CELL, kind="regular", held_on=date(2024, 3, 21)
        )
    with pytest.raises(OrganizationNotThereThen) as refused:
        house.service.held_meetings.record(
            context(), organization_id=CELL, kind="regular", held_on=date(204, 3, 5)
        )
    assert refused.value.field == "held_on"


def test_minutes_of_a_meeting_that_is_entered_already_are_refused(house: House) -> None:
    plan(house)
    with pytest.raises(MeetingAlreadyEntered):
        house.service.held_meetings.record(
            context(), organization_id=CELL, kind="model", held_on=FIFTH
        )


def test_an_order_repeated_under_its_key_is_carried_out_once(house: House) -> None:
    def give() -> object:
        return house.service.held_meetings.record(
            context(key="k1"), organization_id=CELL, kind="regular", held_on=TODAY
        )

    assert give() == give()
    assert house.stored() == 2
