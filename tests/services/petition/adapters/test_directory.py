"""What the service knows of others on a day, whatever order it came in."""

from datetime import date
from uuid import UUID

import msgspec
import pytest

from chassis.refusals import Unknown
from contracts.assignment import OrganizationClosed, OrganizationMoved
from contracts.attendance import (
    MatterCorrected,
    MatterRevoked,
    MeetingCorrected,
    MeetingHeld,
    MeetingHoldingRevoked,
    MeetingMoved,
    MeetingScheduled,
    OpinionRecorded,
)
from contracts.event import Event
from services.petition.domain.snapshots import (
    BriefingSnapshot,
    CellSnapshot,
    MatterSnapshot,
    OpinionSnapshot,
)
from tests.services.petition.entries import (
    OFFICE,
    ZONE,
    answered_petition,
    briefing,
    enter_rules,
    found,
    past_briefing,
)
from tests.services.petition.house import House
from tests.services.petition.province import (
    BASE_CELL,
    CELL,
    DISTRICT,
    HEAD,
    KHANH,
    NEIGHBOUR,
    PROVINCE,
    PROVINCE_EVENTS,
    SECRETARY,
    TAN_CELL,
    identity,
)

MAY = date(2019, 5, 1)
GHOST = identity(99)
MEETING, OPINION, MATTER = identity(81), identity(82), identity(83)

SCHEDULED = MeetingScheduled(
    meeting_id=MEETING, organization_id=CELL, body="cell", kind="regular", planned_on=MAY
)
RECORDED = OpinionRecorded(meeting_id=MEETING, opinion_id=OPINION, text="Kênh bị tắc")


def test_a_cell_belongs_to_the_nearest_commune_and_district(house: House) -> None:
    assert house.directory.cell(CELL, MAY) == CellSnapshot(
        organization_id=CELL, kind="cell", exists=True, commune_id=KHANH, district_id=DISTRICT
    )


def test_a_base_cell_is_its_own_commune(house: House) -> None:
    then = house.directory.cell(BASE_CELL, MAY)
    assert (then.kind, then.commune_id, then.district_id) == ("base_cell", BASE_CELL, DISTRICT)


def test_what_lies_above_all_communes_has_none(house: House) -> None:
    then = house.directory.cell(PROVINCE, MAY)
    assert (then.commune_id, then.district_id) == (PROVINCE, None)


def test_an_organization_is_there_from_its_first_to_its_last_day(house: House) -> None:
    house.receive(OrganizationClosed(organization_id=CELL, last_day=MAY, reason="Sáp nhập"))
    days = (date(2014, 12, 31), date(2015, 1, 1), MAY, date(2019, 5, 2))
    assert [house.directory.cell(CELL, day).exists for day in days] == [False, True, True, False]


def test_what_never_arrived_is_unknown_under_the_name_of_its_field(house: House) -> None:
    with pytest.raises(Unknown) as cell:
        house.directory.cell(GHOST, MAY, "cell_id")
    with pytest.raises(Unknown) as opinion:
        house.directory.opinion(GHOST, "opinion_id")
    with pytest.raises(Unknown) as unplanned:
        house.directory.briefing(GHOST, "briefing_id")
    with pytest.raises(Unknown) as matter:
        house.directory.matter(GHOST, "matter_id")
    fields = [refused.value.field for refused in (cell, opinion, unplanned, matter)]
    assert fields == ["cell_id", "opinion_id", "briefing_id", "matter_id"]


def test_a_line_goes_up_to_the_root(house: House) -> None:
    assert house.directory.line(CELL, MAY) == [CELL, KHANH, DISTRICT, PROVINCE]
    assert house.directory.line(GHOST, MAY) == []


def test_a_moved_organization_takes_what_is_below_it_along_from_that_day(house: House) -> None:
    house.receive(
        OrganizationMoved(
            organization_id=KHANH, parent_id=NEIGHBOUR, effective_on=MAY, reason="Sắp xếp lại"
        )
    )
    before, since = date(2019, 4, 30), MAY

    assert house.directory.line(CELL, before) == [CELL, KHANH, DISTRICT, PROVINCE]
    assert house.directory.line(CELL, since) == [CELL, KHANH, NEIGHBOUR, PROVINCE]
    assert house.directory.cell(CELL, before).district_id == DISTRICT
    assert house.directory.cell(CELL, since).district_id == NEIGHBOUR
    assert house.directory.below([CELL, TAN_CELL], DISTRICT, since) == {TAN_CELL}


def test_posts_and_accounts_are_members(house: House) -> None:
    assert house.directory.posts(HEAD, DISTRICT, MAY) == {"standing_member"}
    assert house.directory.posts(HEAD, KHANH, MAY) == frozenset()
    assert house.directory.members_of("head") == {HEAD}
    assert house.directory.members_of("nobody") == frozenset()
    assert house.directory.members([HEAD, SECRETARY, GHOST]) == {HEAD, SECRETARY}


MOVED = MeetingMoved(meeting_id=MEETING, planned_on=date(2019, 5, 3), reason="Bận")
HELD = MeetingHeld(meeting_id=MEETING, held_on=date(2019, 5, 4))
CORRECTED = MeetingCorrected(
    meeting_id=MEETING, held_on=date(2019, 5, 5), kind="regular", reason="Nhầm"
)
NOT_HELD = MeetingHoldingRevoked(meeting_id=MEETING, planned_on=date(2019, 5, 3), reason="Ghi nhầm")

CORRECTED_MATTER = MatterCorrected(
    matter_id=MATTER, found_on=date(2019, 4, 30), text="Mười bốn hộ", reason="Nhầm"
)


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ([], MAY),
        ([MOVED], date(2019, 5, 3)),
        ([MOVED, HELD], date(2019, 5, 4)),
        ([HELD, CORRECTED], date(2019, 5, 5)),
        ([MOVED, HELD, CORRECTED, NOT_HELD], date(2019, 5, 3)),
    ],
)
def test_an_opinion_was_raised_on_the_day_of_its_meeting(
    house: House, more: list[Event], day: date
) -> None:
    house.receive(SCHEDULED, *more, RECORDED)
    assert house.directory.opinion(OPINION) == OpinionSnapshot(
        opinion_id=OPINION, organization_id=CELL, raised_on=day
    )


@pytest.mark.parametrize(
    ("more", "day", "is_revoked"),
    [
        ([], MAY, False),
        ([CORRECTED_MATTER], date(2019, 4, 30), False),
        ([MatterRevoked(matter_id=MATTER, reason="Ghi trùng")], MAY, True),
    ],
)
def test_a_matter_was_found_on_the_day_that_was_said_last(
    house: House, more: list[Event], day: date, *, is_revoked: bool
) -> None:
    house.receive(found(MATTER, found_on=MAY), *more)
    assert house.directory.matter(MATTER) == MatterSnapshot(
        matter_id=MATTER, organization_id=CELL, found_on=day, is_revoked=is_revoked
    )


def test_a_briefing_is_told_as_it_is_now(house: House) -> None:
    enter_rules(house)
    planned = UUID(briefing(house, "2019-05-08"))
    assert house.directory.briefing(planned) == BriefingSnapshot(
        briefing_id=planned, zone_id=ZONE, day=date(2019, 5, 8), state="planned"
    )


def test_an_office_owes_what_was_assigned_to_it_until_it_is_answered(house: House) -> None:
    enter_rules(house)
    put_at = past_briefing(house, "2019-03-08")
    answered = answered_petition(house, put_at, date(2019, 4, 15))
    assert house.directory.open_petitions_of_office(OFFICE) == []

    again = {"starts_on": "2019-01-01", "organization_id": str(BASE_CELL), "name": "Phòng khác"}
    district = house.caller("district")
    other = UUID(district.does("/offices", again))
    may = f"/briefings/{past_briefing(house, '2019-05-08')}"
    district.does(f"{may}/compilation")
    district.does(f"{may}/announcement")
    at = f"/petitions/{answered}"
    house.caller("cell").does(f"{at}/rejection", {"reason": "Chưa rõ"})
    district.does(f"{at}/assignment", {"lead_id": str(OFFICE)})
    assert house.directory.open_petitions_of_office(OFFICE) == [UUID(answered)]

    transfer = {"lead_id": str(other), "clock": "keeps", "reason": "Không đúng thẩm quyền"}
    district.does(f"{at}/transfer", transfer)
    assert house.directory.open_petitions_of_office(OFFICE) == []
    assert house.directory.open_petitions_of_office(other) == [UUID(answered)]

    district.does(f"{at}/withdrawal", {"reason": "Đã tự giải quyết"})
    assert house.directory.open_petitions_of_office(other) == []


def test_the_order_between_aggregates_changes_nothing(empty_house: House) -> None:
    histories: dict[object, list[Event]] = {}
    for event in (*PROVINCE_EVENTS, SCHEDULED, RECORDED):
        histories.setdefault(msgspec.structs.astuple(event)[0], []).append(event)

    for history in reversed(histories.values()):
        empty_house.receive(*history)

    directory = empty_house.directory
    assert directory.line(CELL, MAY) == [CELL, KHANH, DISTRICT, PROVINCE]
    assert directory.opinion(OPINION).organization_id == CELL
    assert directory.posts(HEAD, DISTRICT, MAY) == {"standing_member"}
