"""Attendances: recorded by whoever came, confirmed or disputed by the cell, taken back."""

import pytest

from kernel.errors import Refusal
from tests.portal.browser import SignedIn
from tests.portal.stand_ins.world import CELL, LAN, MEETING, PLANNED, World


class AlreadyConfirmed(Refusal):
    """As the attendance service says it."""

    field = "member_id"


def test_a_secretary_confirms_an_attendance_from_the_page_of_the_cell(
    signed_in: SignedIn, world: World
) -> None:
    secretary = signed_in("bi-thu")

    page = secretary.send(secretary.open(f"/cells/{CELL}"), "/confirmation", {})

    assert page.path.startswith(f"/cells/{CELL}?")
    assert "Đã xác nhận." in page.text
    assert "Nông Thị Lan Chi bộ đã xác nhận" in page.text
    assert len(world.says(f"/attendances/{LAN}/confirmation")) == 1


def test_a_secretary_disputes_an_attendance_with_a_reason(
    signed_in: SignedIn, world: World
) -> None:
    secretary = signed_in("bi-thu")
    meeting = secretary.open(f"/meetings/{MEETING}")

    page = secretary.send(meeting, "/dispute", {"reason": "Hôm đó không có mặt"})

    assert world.says("/dispute") == [{"reason": "Hôm đó không có mặt"}]
    assert "Chi bộ không xác nhận Lý do: Hôm đó không có mặt" in page.text


def test_a_dispute_without_a_reason_is_told_so_beside_the_reason(
    signed_in: SignedIn, world: World
) -> None:
    secretary = signed_in("bi-thu")

    page = secretary.send(secretary.open(f"/meetings/{MEETING}"), "/dispute", {"reason": " "})

    assert page.status == 422
    assert f'id="dispute-{LAN}-wrong"' in page.html
    assert world.bodies == []


def test_an_order_that_came_too_late_is_told_so(signed_in: SignedIn, world: World) -> None:
    world.refusals["/confirmation"] = AlreadyConfirmed("already")
    secretary = signed_in("bi-thu")

    page = secretary.send(secretary.open(f"/meetings/{MEETING}"), "/confirmation", {})

    assert page.status == 422
    assert "Chi bộ đã xác nhận lần dự này." in page.text


def test_a_planned_meeting_is_said_to_have_been_held(signed_in: SignedIn, world: World) -> None:
    secretary = signed_in("bi-thu")
    planned = secretary.open(f"/meetings/{PLANNED}")

    page = secretary.send(planned, "/holding#plan", {"held_on": "14/11/2020", "present": "20"})

    assert world.says("/holding") == [{"held_on": "2020-11-14", "present": 20, "expected": None}]
    assert "Đã ghi là kỳ này đã họp." in page.text


def test_a_meeting_that_was_not_held_after_all_is_planned_again(
    signed_in: SignedIn, world: World
) -> None:
    secretary = signed_in("bi-thu")
    held = secretary.open(f"/meetings/{MEETING}")

    refused = secretary.send(held, "/holding/revocation#correction", {"reason": " "})
    page = secretary.send(held, "/holding/revocation#correction", {"reason": "Ghi nhầm chi bộ"})

    assert (refused.status, "Cần điền mục này." in refused.text) == (422, True)
    assert world.says("/holding/revocation") == [{"reason": "Ghi nhầm chi bộ"}]
    assert "Đã rút việc ghi đã họp; kỳ này trở lại là dự kiến." in page.text
    assert page.forms("/holding#plan") != []


def test_who_does_not_keep_the_books_takes_no_holding_back(signed_in: SignedIn) -> None:
    page = signed_in("lan").open(f"/meetings/{MEETING}")
    assert page.forms("/holding/revocation#correction") == []


def test_a_committee_member_records_their_own_attendance(signed_in: SignedIn, world: World) -> None:
    member = signed_in("lan")

    page = member.send(member.open(f"/meetings/{PLANNED}"), "/attendances", {})

    assert world.says("/attendances") == [{"member_id": str(LAN)}]
    assert "Nông Thị Lan Đã ghi, chờ chi bộ xác nhận" in page.text
    assert "Tôi đã dự kỳ này" not in page.text


def test_a_committee_member_takes_back_what_they_recorded(
    signed_in: SignedIn, world: World
) -> None:
    member = signed_in("lan")
    meeting = member.open(f"/meetings/{MEETING}")

    page = member.send(meeting, "/revocation", {"reason": "Ghi nhầm kỳ"})

    assert world.says("/revocation") == [{"reason": "Ghi nhầm kỳ"}]
    assert "Đã rút" in page.text


def test_nobody_is_offered_what_is_not_theirs_to_do(signed_in: SignedIn) -> None:
    page = signed_in("nguoi-xem").open(f"/meetings/{MEETING}")

    assert "Không xác nhận" not in page.text
    assert "Tôi đã dự kỳ này" not in page.text
    assert signed_in("nguoi-xem").open(f"/cells/{CELL}/meetings/new").status == 403


def test_a_page_of_what_was_known_before_offers_nothing_to_do(signed_in: SignedIn) -> None:
    page = signed_in("bi-thu").open(f"/cells/{CELL}?as_of=2020-04-01T08:00")

    assert "chỉ tính những gì đã ghi đến 01/4/2020 lúc 08:00" in page.text
    assert "Xác nhận" not in page.text
    assert "Ghi một kỳ sinh hoạt" not in page.text


def test_a_secretary_adds_somebody_who_came(signed_in: SignedIn, world: World) -> None:
    secretary = signed_in("bi-thu")
    found = secretary.open(f"/meetings/{PLANNED}?find=lan")

    page = secretary.send(found, "/attendances", {})

    assert world.says("/attendances") == [{"member_id": str(LAN)}]
    assert "Đã ghi người dự." in page.text


@pytest.mark.parametrize("token", ["", "not-of-this-session"])
def test_a_form_that_was_not_made_for_this_session_does_nothing(
    signed_in: SignedIn, world: World, token: str
) -> None:
    page = signed_in("bi-thu").post(
        f"/meetings/{MEETING}/attendances/{LAN}/confirmation", {"csrf": token}
    )

    assert page.status == 403
    assert "Biểu mẫu không còn dùng được" in page.text
    assert world.bodies == []
