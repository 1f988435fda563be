"""A history as it is shown: what changed, in words."""

from typing import Any

import pytest

from services.portal.trail.changes import Change, changes
from services.portal.trail.values import Shown, shown

MEETING = "0f2d1b5e-6a7c-4e8d-9b0a-1c2d3e4f5a6b"
LAN = "3a4b5c6d-7e8f-4a0b-8c1d-2e3f4a5b6c7d"
SON = "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f"


def event(**data: Any) -> dict[str, Any]:
    return {"aggregate_id": MEETING, "data": {"meeting_id": MEETING, **data}}


def test_a_correction_shows_what_was_before() -> None:
    history = [event(held_on="2020-03-05", present=21), event(held_on="2020-03-06", present=21)]

    assert changes(history)[1] == [
        Change("held_on", "2020-03-05", "2020-03-06"),
        Change("present", 21, 21),
    ]


def test_what_holds_for_one_member_was_not_so_before_for_another() -> None:
    history = [event(member_id=LAN, source="member"), event(member_id=SON, source="cell")]

    assert changes(history)[1] == [
        Change("member_id", None, SON, names_the_part=True),
        Change("source", None, "cell"),
    ]


def test_what_was_empty_and_stays_so_is_left_out() -> None:
    assert changes([event(place=None)]) == [[]]


def test_a_reason_that_is_taken_away_is_shown() -> None:
    history = [event(place="Nhà văn hóa"), event(place=None)]

    assert changes(history)[1] == [Change("place", "Nhà văn hóa", None)]


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("held_on", "2020-03-05", "05/3/2020"),
        ("only_confirmed", True, "có"),
        ("only_assigned", False, "không"),
        ("role", "in_charge", "Phụ trách"),
        ("minimums", {"district": 2, "commune": 4}, "Cấp huyện: 2; Cấp xã: 4"),
        ("text", "district", "district"),
        ("present", 21, "21"),
        ("place", None, ""),
        ("days_off", ["2024-02-08", "2024-02-09"], "08/02/2024; 09/02/2024"),
        ("cause", "forwarded_above", "Đã chuyển lên trên, chờ ý kiến"),
        ("fields", [{"code": "land", "name": "Đất đai"}], "land, Đất đai"),
        ("source", "opinion", "Từ ý kiến trong sinh hoạt"),
    ],
)
def test_a_value_is_shown_in_words(name: str, value: Any, text: str) -> None:
    assert shown(name, value, {}, {}) == Shown(text)


def test_an_id_is_shown_by_the_name_of_what_it_names() -> None:
    assert shown("member_id", LAN, {}, {LAN: "Nông Thị Lan"}) == Shown(
        "Nông Thị Lan", f"/members/{LAN}"
    )


def test_who_came_is_shown_by_capacity_and_name() -> None:
    came = [
        {"capacity": "zone_head", "organization_id": MEETING, "member_id": LAN},
        {"capacity": "cell_secretary", "organization_id": SON, "member_id": None},
    ]
    names = {LAN: "Nông Thị Lan", MEETING: "Huyện ủy", SON: "Chi bộ thôn Bản Mạ"}

    assert shown("came", came, {}, names) == Shown(
        "Trưởng khu, Huyện ủy, Nông Thị Lan; Bí thư chi bộ, Chi bộ thôn Bản Mạ"
    )


def test_what_a_petition_grew_out_of_is_shown_with_its_page() -> None:
    assert shown("source_id", LAN, {"source": "matter"}, {}) == Shown("3a4b5c6d", f"/matters/{LAN}")
    assert shown("source_id", LAN, {"source": "opinion"}, {}) == Shown("3a4b5c6d")


def test_an_id_without_a_name_is_cut_short() -> None:
    assert shown("committee_id", LAN, {}, {}) == Shown("3a4b5c6d", f"/organizations/{LAN}")
    assert shown("post_id", LAN, {}, {}) == Shown("3a4b5c6d")


def test_what_is_assigned_leads_to_an_organization_but_not_to_a_locality() -> None:
    assert shown("target_id", LAN, {"target_kind": "organization"}, {}).path
    assert not shown("target_id", LAN, {"target_kind": "locality"}, {}).path
