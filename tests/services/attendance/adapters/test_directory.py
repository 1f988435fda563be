"""What the service knows of organizations and members on a day, whatever order it came in."""

from datetime import date
from typing import Any
from uuid import UUID

import msgspec
import pytest

from chassis.refusals import Unknown
from contracts.assignment import (
    AssignmentEndCorrected,
    AssignmentEnded,
    MemberTransferred,
    OrganizationClosed,
    OrganizationMoved,
    OrganizationRenamed,
    PostEndCorrected,
    PostEnded,
)
from contracts.event import Event
from tests.services.attendance.house import House
from tests.services.attendance.province import (
    BEGINNING,
    CELL,
    COMMUNE,
    COMMUNE_PLACE,
    DISTRICT,
    FAR,
    LAN,
    NEIGHBOUR,
    NEIGHBOUR_CELL,
    OTHER_CELL,
    PROVINCE_EVENTS,
    VILLAGE,
    assigned,
    member,
    organization,
    post,
)

MAY = date(2023, 5, 1)
STRANGER = UUID("00000000-0000-4000-8000-00000000ffff")


def coded(house: House, code: str, on: date) -> list[UUID]:
    return house.directory.organizations_coded([(code, on)]).get((code, on), [])


def named(house: House, full_name: str, on: date) -> list[UUID]:
    return house.directory.members_named([(full_name, on)]).get((full_name, on), [])


def test_a_cell_and_a_base_cell_hold_cell_meetings(house: House) -> None:
    assert house.directory.host(CELL).body == "cell"
    assert house.directory.host(NEIGHBOUR_CELL).body == "cell"
    assert house.directory.host(COMMUNE).body == "committee"


def test_an_organization_is_there_from_its_first_to_its_last_day(house: House) -> None:
    assert (house.directory.host(CELL).first_day, house.directory.host(CELL).last_day) == (
        BEGINNING,
        None,
    )
    house.receive(OrganizationClosed(organization_id=CELL, last_day=MAY, reason="Sáp nhập"))
    assert house.directory.host(CELL).last_day == MAY


def test_what_never_arrived_is_unknown_under_the_name_of_its_field(house: House) -> None:
    with pytest.raises(Unknown) as refused:
        house.directory.host(STRANGER, "to_organization_id")
    assert refused.value.field == "to_organization_id"
    with pytest.raises(Unknown) as refused:
        house.directory.visitor(STRANGER, MAY, "substitute_id")
    assert refused.value.field == "substitute_id"


def test_the_own_cell_is_that_of_the_day(house: House) -> None:
    house.receive(MemberTransferred(member_id=LAN, cell_id=CELL, effective_on=MAY))

    assert house.directory.visitor(LAN, date(2023, 4, 30)).own_cell_id == OTHER_CELL
    assert house.directory.visitor(LAN, MAY).own_cell_id == CELL
    assert house.directory.visitor(LAN, date(2014, 12, 31)).own_cell_id is None


def test_a_post_is_held_from_its_first_to_its_last_day(house: House) -> None:
    house.receive(post(LAN, COMMUNE, number=1, starts_on=MAY, ends_on=date(2023, 12, 31)))

    def committees(on: date) -> frozenset[UUID]:
        return house.directory.visitor(LAN, on).committee_ids

    assert committees(date(2023, 4, 30)) == {DISTRICT}
    assert committees(MAY) == {DISTRICT, COMMUNE}
    assert committees(date(2023, 12, 31)) == {DISTRICT, COMMUNE}
    assert committees(date(2024, 1, 1)) == {DISTRICT}


def test_a_post_that_was_ended_early_ended_then(house: House) -> None:
    appointed = post(LAN, DISTRICT)
    house.receive(
        PostEnded(member_id=LAN, post_id=appointed.post_id, ends_on=MAY, reason="Nghỉ hưu")
    )

    assert house.directory.visitor(LAN, MAY).committee_ids == {DISTRICT}
    assert house.directory.visitor(LAN, date(2023, 5, 2)).committee_ids == frozenset()


def test_of_the_ends_of_a_post_the_last_that_was_said_is_right(house: House) -> None:
    told: Any = {"member_id": LAN, "post_id": post(LAN, DISTRICT).post_id, "reason": "Ghi nhầm"}
    june = date(2023, 6, 1)

    house.receive(PostEnded(**told, ends_on=MAY), PostEndCorrected(**told, ends_on=june))
    assert house.directory.visitor(LAN, june).committee_ids == {DISTRICT}
    assert house.directory.visitor(LAN, date(2023, 6, 2)).committee_ids == frozenset()

    house.receive(PostEndCorrected(**told, ends_on=None))
    assert house.directory.visitor(LAN, date(2023, 6, 2)).committee_ids == {DISTRICT}


def test_an_account_is_its_members(house: House) -> None:
    assert house.directory.members_of("lan") == {LAN}
    assert house.directory.members_of("nobody") == frozenset()


def test_a_member_reaches_what_lies_below_the_committee_of_a_post(house: House) -> None:
    assert house.directory.reaches(LAN, DISTRICT, MAY)
    assert house.directory.reaches(LAN, CELL, MAY)
    assert not house.directory.reaches(LAN, NEIGHBOUR_CELL, MAY)
    assert not house.directory.reaches(LAN, CELL, date(2014, 12, 31))


def test_a_member_reaches_what_was_moved_below_from_that_day(house: House) -> None:
    house.receive(
        OrganizationMoved(
            organization_id=COMMUNE,
            parent_id=NEIGHBOUR,
            effective_on=MAY,
            reason="Sắp xếp lại",
        )
    )

    assert house.directory.reaches(LAN, CELL, date(2023, 4, 30))
    assert not house.directory.reaches(LAN, CELL, MAY)
    assert not house.directory.reaches(FAR, CELL, date(2023, 4, 30))
    assert house.directory.reaches(FAR, CELL, MAY)


def test_a_member_reaches_what_is_assigned_and_what_lies_below_for_as_long_as_it_is(
    house: House,
) -> None:
    assert not house.directory.reaches(FAR, CELL, MAY)
    house.receive(assigned(FAR, COMMUNE, number=1, starts_on=MAY, ends_on=date(2024, 12, 31)))

    assert house.directory.reaches(FAR, CELL, MAY)
    assert house.directory.reaches(FAR, COMMUNE, MAY)
    assert not house.directory.reaches(FAR, DISTRICT, MAY)
    assert not house.directory.reaches(FAR, CELL, date(2023, 4, 30))
    assert not house.directory.reaches(FAR, CELL, date(2025, 1, 1))

    ended = assigned(FAR, COMMUNE, number=1).assignment_id
    house.receive(AssignmentEnded(assignment_id=ended, ends_on=MAY, reason="Điều động"))
    assert house.directory.reaches(FAR, CELL, MAY)
    assert not house.directory.reaches(FAR, CELL, date(2023, 5, 2))

    house.receive(AssignmentEndCorrected(assignment_id=ended, ends_on=None, reason="Ghi nhầm"))
    assert house.directory.reaches(FAR, CELL, date(2024, 12, 31))
    assert not house.directory.reaches(FAR, CELL, date(2025, 1, 1))


@pytest.mark.parametrize(
    ("locality_id", "reached", "not_reached"),
    [
        (VILLAGE, [CELL], [OTHER_CELL, COMMUNE]),
        (COMMUNE_PLACE, [CELL, OTHER_CELL, COMMUNE], [DISTRICT, NEIGHBOUR_CELL, NEIGHBOUR_CELL]),
    ],
)
def test_a_member_reaches_what_lies_in_an_assigned_locality(
    house: House, locality_id: UUID, reached: list[UUID], not_reached: list[UUID]
) -> None:
    # Another member than FAR, whose post reaches the neighbour.
    somebody = UUID("00000000-0000-4000-8000-000000000015")
    house.receive(
        member(somebody, "Lý Thị Bé", NEIGHBOUR_CELL),
        assigned(somebody, locality_id, number=2, locality=True),
    )

    for organization_id in reached:
        assert house.directory.reaches(somebody, organization_id, MAY), organization_id
    for organization_id in not_reached:
        assert not house.directory.reaches(somebody, organization_id, MAY), organization_id


def test_a_code_means_who_bears_it_on_the_day(house: House) -> None:
    house.receive(
        OrganizationRenamed(organization_id=CELL, code="N-9", name="Mới", effective_on=MAY)
    )

    assert coded(house, "h1-x1-1 ", date(2023, 4, 30)) == [CELL]
    assert coded(house, "H1-X1-1", MAY) == []
    assert coded(house, "N-9", MAY) == [CELL]


def test_a_code_may_be_used_again_after_its_bearer_closed(house: House) -> None:
    successor = UUID("00000000-0000-4000-8000-000000000016")
    house.receive(
        OrganizationClosed(organization_id=CELL, last_day=MAY, reason="Sáp nhập"),
        organization(successor, "cell", COMMUNE, "H1-X1-1", effective_on=date(2023, 5, 2)),
    )

    assert coded(house, "H1-X1-1", MAY) == [CELL]
    assert coded(house, "H1-X1-1", date(2023, 5, 2)) == [successor]


def test_a_name_means_those_who_bear_it_and_hold_a_post_on_the_day(house: House) -> None:
    namesake = UUID("00000000-0000-4000-8000-000000000017")
    house.receive(member(namesake, "LÊ THỊ  LAN", CELL))
    assert named(house, "lê thị lan", MAY) == [LAN]

    house.receive(post(namesake, NEIGHBOUR, starts_on=MAY))
    assert named(house, "Lê Thị Lan", MAY) == [LAN, namesake]


def test_the_order_between_aggregates_changes_nothing(empty_house: House) -> None:
    histories: dict[object, list[Event]] = {}
    for event in (*PROVINCE_EVENTS, assigned(FAR, VILLAGE, number=3, locality=True)):
        histories.setdefault(msgspec.structs.astuple(event)[0], []).append(event)

    for history in reversed(histories.values()):
        empty_house.receive(*history)

    directory = empty_house.directory
    assert directory.visitor(LAN, MAY).committee_ids == {DISTRICT}
    assert directory.reaches(FAR, CELL, MAY)
    assert not directory.reaches(FAR, OTHER_CELL, MAY)
    assert directory.members_of("lan") == {LAN}
