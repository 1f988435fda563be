"""Which links and forms somebody is offered."""

from typing import Any
from uuid import UUID

from services.portal.api_client.caller import Caller
from services.portal.home.home import doors_of

DISTRICT = UUID("0f2d1b5e-6a7c-4e8d-9b0a-1c2d3e4f5a6b")
CELL = UUID("3a4b5c6d-7e8f-4a0b-8c1d-2e3f4a5b6c7d")
OTHER = UUID("7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f")
PATH = [{"organization_id": str(DISTRICT)}, {"organization_id": str(CELL)}]


def caller(*grants: tuple[str, UUID], member_id: str | None = None) -> Caller:
    rows: list[dict[str, Any]] = [
        {"role": role, "organization_id": str(over), "name": None} for role, over in grants
    ]
    return Caller.read({"account": "a", "member_id": member_id, "grants": rows})


def test_a_grant_reaches_everything_below_it_and_nothing_above() -> None:
    assert caller(("viewer", DISTRICT)).reaches(PATH)
    assert not caller(("viewer", CELL)).reaches(PATH[:1])


def test_a_secretary_keeps_the_books_of_their_own_cell_only() -> None:
    secretary = caller(("cell_secretary", CELL))

    assert secretary.can_manage(PATH, CELL)
    assert not secretary.can_manage([{"organization_id": str(OTHER)}], OTHER)


def test_an_office_keeps_the_books_of_every_cell_below_it() -> None:
    assert caller(("district_office", DISTRICT)).can_manage(PATH, CELL)
    assert not caller(("standing_committee", DISTRICT)).can_manage(PATH, CELL)


def test_names_are_for_those_who_oversee() -> None:
    assert caller(("auditor", DISTRICT)).oversees(PATH)
    assert not caller(("viewer", DISTRICT)).oversees(PATH)
    assert not caller(("cell_secretary", CELL)).oversees(PATH)


def test_only_a_committee_member_who_is_known_as_a_member_goes_out() -> None:
    assert caller(("committee_member", DISTRICT), member_id=str(OTHER)).is_committee_member
    assert not caller(("committee_member", DISTRICT)).is_committee_member
    assert not caller(("viewer", DISTRICT), member_id=str(OTHER)).is_committee_member


def test_a_committee_member_begins_with_their_own_page() -> None:
    both = caller(("viewer", DISTRICT), ("committee_member", DISTRICT), member_id=str(OTHER))

    assert [door.path for door in doors_of(both)] == [
        f"/members/{OTHER}",
        f"/organizations/{DISTRICT}",
    ]


def test_two_grants_over_the_same_place_are_one_door() -> None:
    assert len(doors_of(caller(("viewer", DISTRICT), ("auditor", DISTRICT)))) == 1


def test_a_standing_committee_begins_at_its_desk() -> None:
    doors = doors_of(caller(("standing_committee", DISTRICT)))

    assert [door.path for door in doors] == [
        f"/organizations/{DISTRICT}/approvals",
        f"/organizations/{DISTRICT}",
    ]


def test_an_answering_office_begins_at_its_desks_and_without_one_where_they_are_listed() -> None:
    answering = caller(("answering_office", DISTRICT))
    office = {"office_id": str(OTHER), "name": "Phòng Nông nghiệp"}

    assert [door.path for door in doors_of(answering, [office])] == [f"/offices/{OTHER}"]
    assert [door.path for door in doors_of(answering)] == [f"/organizations/{DISTRICT}/offices"]
