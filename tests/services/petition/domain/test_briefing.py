"""A briefing: planned, moved, cancelled, held, and who came."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from kernel.errors import OrganizationNotThereThen
from kernel.text import TextIsBlank, TextIsTooLong
from services.petition.domain import errors as texts
from services.petition.domain.briefing import errors
from services.petition.domain.briefing.attendees import Attendee
from services.petition.domain.briefing.briefing import Briefing
from services.petition.domain.snapshots import BriefingSnapshot, CellSnapshot
from services.petition.domain.zone.errors import ZoneNotThereThen
from tests.services.petition.domain.places import (
    BRIEFING,
    CELL,
    DISTRICT,
    HEAD,
    KHANH,
    LUONG,
    PLANNED,
    TAN,
    TODAY,
    ZONE,
    a_cancelled_briefing,
    a_held_briefing,
    a_planned_briefing,
    a_zone_of,
    happened,
    then,
)

ZONE_HEAD = Attendee(capacity="zone_head", organization_id=DISTRICT, member_id=HEAD)
SECRETARY = Attendee(capacity="cell_secretary", organization_id=CELL)
OTHER_DAY = date(2019, 5, 10)


def plan(
    host: CellSnapshot | None = None, planned_on: date = PLANNED, head_id: UUID | None = HEAD
) -> Briefing:
    return Briefing.plan(
        BRIEFING,
        a_zone_of(KHANH, TAN),
        host or then(KHANH),
        planned_on=planned_on,
        head_id=head_id,
        today=TODAY,
    )


def move(
    briefing: Briefing, planned_on: date = OTHER_DAY, host: CellSnapshot | None = None
) -> None:
    briefing.move(
        a_zone_of(KHANH, TAN),
        host or then(KHANH),
        planned_on=planned_on,
        reason="Bận",
        today=TODAY,
    )


def hold(briefing: Briefing, held_on: date = PLANNED) -> None:
    briefing.hold(held_on, a_zone_of(KHANH, TAN), TODAY)


def test_a_briefing_is_planned_for_the_month_of_its_day() -> None:
    assert happened(plan()) == [
        (
            "BriefingPlanned",
            {"zone_id": ZONE, "month": date(2019, 5, 1), "planned_on": PLANNED, "host_id": KHANH},
        )
    ]


def test_a_plan_need_not_lie_from_the_fifth_to_the_tenth() -> None:
    assert plan(planned_on=date(2019, 5, 31)).day == date(2019, 5, 31)


def test_a_plan_may_lie_in_the_past_but_not_beyond_the_next_five_years() -> None:
    assert plan(planned_on=date(2019, 1, 1)).month == date(2019, 1, 1)
    with pytest.raises(errors.PlannedTooFarAhead):
        plan(planned_on=date(2024, 5, 20))


def test_a_zone_without_a_head_plans_no_briefing() -> None:
    with pytest.raises(errors.ZoneHasNoHead):
        plan(head_id=None)


def test_a_briefing_takes_place_in_a_commune_of_the_zone() -> None:
    with pytest.raises(errors.HostNotInTheZone):
        plan(then(LUONG))
    with pytest.raises(OrganizationNotThereThen) as refused:
        plan(then(KHANH, exists=False))
    assert refused.value.field == "host_id"


def test_no_briefing_is_planned_for_a_day_without_the_zone() -> None:
    with pytest.raises(ZoneNotThereThen) as refused:
        plan(planned_on=date(2018, 12, 31))
    assert refused.value.field == "planned_on"


def test_a_petition_knows_the_briefings_zone_day_and_state() -> None:
    briefing = a_planned_briefing()
    assert briefing.snapshot() == BriefingSnapshot(
        briefing_id=BRIEFING, zone_id=ZONE, day=PLANNED, state="planned"
    )
    hold(briefing, OTHER_DAY)
    assert briefing.snapshot() == BriefingSnapshot(
        briefing_id=BRIEFING, zone_id=ZONE, day=OTHER_DAY, state="held"
    )


# Moved, cancelled, held


def test_a_briefing_is_moved_to_another_day_and_another_commune() -> None:
    briefing = a_planned_briefing()

    move(briefing, host=then(TAN))

    assert happened(briefing) == [
        ("BriefingMoved", {"planned_on": OTHER_DAY, "host_id": TAN, "reason": "Bận"})
    ]
    assert (briefing.day, briefing.host_id) == (OTHER_DAY, TAN)


def test_a_move_stays_in_the_month_and_moves_something() -> None:
    with pytest.raises(errors.PlannedInAnotherMonth):
        move(a_planned_briefing(), date(2019, 6, 8))
    with pytest.raises(errors.NothingMoved):
        move(a_planned_briefing(), PLANNED)
    with pytest.raises(errors.HostNotInTheZone):
        move(a_planned_briefing(), host=then(LUONG))


def test_a_briefing_is_cancelled() -> None:
    briefing = a_planned_briefing()
    briefing.cancel("Mưa bão")
    assert happened(briefing) == [("BriefingCancelled", {"reason": "Mưa bão"})]
    assert briefing.snapshot().state == "cancelled"


def test_a_briefing_is_held_on_another_day_of_its_month() -> None:
    briefing = a_planned_briefing()
    hold(briefing, OTHER_DAY)
    assert happened(briefing) == [("BriefingHeld", {"held_on": OTHER_DAY})]


def test_a_briefing_is_held_in_its_month_and_not_in_the_future() -> None:
    with pytest.raises(errors.HeldInAnotherMonth):
        hold(a_planned_briefing(), date(2019, 4, 8))
    with pytest.raises(texts.StepInTheFuture) as refused:
        hold(a_planned_briefing(), date(2019, 5, 21))
    assert refused.value.field == "held_on"


def test_a_briefing_is_held_while_the_zone_and_its_host_are_there() -> None:
    zone = a_zone_of(KHANH, TAN)
    zone.leave(KHANH, PLANNED, "Chuyển khu")
    with pytest.raises(errors.HostNotInTheZone) as refused:
        a_planned_briefing().hold(OTHER_DAY, zone, TODAY)
    assert refused.value.field == "held_on"

    zone.close(PLANNED, "Không còn cấp huyện")
    with pytest.raises(ZoneNotThereThen):
        a_planned_briefing().hold(OTHER_DAY, zone, TODAY)


OF_A_PLAN: list[Callable[[Briefing], None]] = [move, hold, lambda briefing: briefing.cancel("Bận")]
AT_ALL: list[Callable[[Briefing], object]] = [
    *OF_A_PLAN,
    lambda briefing: briefing.take_attendance([], [], TODAY),
    lambda briefing: briefing.minute("Biên bản", TODAY),
    lambda briefing: briefing.compile_answers([], TODAY),
    lambda briefing: briefing.send_answers(HEAD, TODAY),
    lambda briefing: briefing.announce_answers([]),
]


@pytest.mark.parametrize("step", AT_ALL)
def test_nothing_happens_to_a_cancelled_briefing(step: Callable[[Briefing], object]) -> None:
    with pytest.raises(errors.BriefingAlreadyCancelled):
        step(a_cancelled_briefing())


@pytest.mark.parametrize("step", OF_A_PLAN)
def test_what_was_held_is_no_plan_any_more(step: Callable[[Briefing], None]) -> None:
    with pytest.raises(errors.BriefingAlreadyHeld):
        step(a_held_briefing())


# Attendance and minutes


def test_who_came_replaces_what_was_taken_before() -> None:
    briefing = a_held_briefing()

    briefing.take_attendance([ZONE_HEAD], [SECRETARY], TODAY)
    briefing.take_attendance([ZONE_HEAD, SECRETARY], [], TODAY)

    head = {"capacity": "zone_head", "organization_id": DISTRICT, "member_id": HEAD}
    secretary = {"capacity": "cell_secretary", "organization_id": CELL, "member_id": None}
    assert happened(briefing) == [
        ("BriefingAttendanceTaken", {"came": [head], "missing": [secretary]}),
        ("BriefingAttendanceTaken", {"came": [head, secretary], "missing": []}),
    ]


def test_nobody_is_listed_twice() -> None:
    with pytest.raises(errors.ListedTwice) as twice:
        a_held_briefing().take_attendance([ZONE_HEAD, SECRETARY, ZONE_HEAD], [], TODAY)
    with pytest.raises(errors.ListedTwice) as both:
        a_held_briefing().take_attendance([SECRETARY], [SECRETARY], TODAY)
    assert (twice.value.field, both.value.field) == ("came.2", "missing.0")


def test_the_minutes_replace_what_was_written_before() -> None:
    briefing = a_held_briefing()
    briefing.minute("Biên bản\r\n", TODAY)
    briefing.minute("Biên bản, bổ sung", TODAY)
    assert happened(briefing) == [
        ("BriefingMinuted", {"text": "Biên bản"}),
        ("BriefingMinuted", {"text": "Biên bản, bổ sung"}),
    ]


def test_minutes_are_written_and_not_without_end() -> None:
    with pytest.raises(TextIsBlank) as refused:
        a_held_briefing().minute(" ", TODAY)
    with pytest.raises(TextIsTooLong):
        a_held_briefing().minute("a" * 50_001, TODAY)
    assert refused.value.field == "text"


def test_before_its_day_nothing_has_happened_in_a_briefing() -> None:
    to_come = a_planned_briefing(planned_on=date(2019, 5, 21))
    with pytest.raises(errors.BriefingStillToCome):
        to_come.take_attendance([], [], TODAY)
    with pytest.raises(errors.BriefingStillToCome):
        to_come.minute("Biên bản", TODAY)


def test_a_change_of_plan_has_a_reason() -> None:
    with pytest.raises(TextIsBlank) as cancelled:
        a_planned_briefing().cancel(" ")
    with pytest.raises(TextIsBlank) as moved:
        a_planned_briefing().move(
            a_zone_of(KHANH), then(KHANH), planned_on=OTHER_DAY, reason="", today=TODAY
        )
    assert (cancelled.value.field, moved.value.field) == ("reason", "reason")
