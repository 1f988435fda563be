"""A meeting in the pages after it was planned: moved, called off, held, put right."""

import pytest

from kernel.errors import Refusal
from tests.portal.browser import Page, SignedIn
from tests.portal.stand_ins.world import CELL, LAN, MEETING, PLANNED, TO_COME, World, attendance

PLAN = "/meetings#plan"
ORDERS = ("move#plan", "cancellation#plan", "holding#plan", "correction#correction")


class MovedToTheSameDay(Refusal):
    """As the attendance service says it."""

    field = "planned_on"


class MorePresentThanExpected(Refusal):
    field = "present"


def offered(page: Page) -> set[str]:
    """The orders about the meeting itself for which the page has forms."""
    return {order.partition("#")[0] for order in ORDERS if page.forms(f"/{order}")}


@pytest.mark.parametrize("account", ["nguoi-xem", "lan", "thuong-vu", "kiem-tra"])
def test_who_does_not_keep_the_books_is_offered_no_plan_and_no_change(
    signed_in: SignedIn, account: str
) -> None:
    reader = signed_in(account)

    assert reader.open(f"/cells/{CELL}").forms(PLAN) == []
    for meeting in (MEETING, PLANNED, TO_COME):
        assert offered(reader.open(f"/meetings/{meeting}")) == set()


@pytest.mark.parametrize("account", ["bi-thu", "van-phong-xa", "van-phong", "van-phong-tinh"])
def test_a_keeper_is_offered_what_the_state_of_the_meeting_allows(
    signed_in: SignedIn, world: World, account: str
) -> None:
    keeper = signed_in(account)

    assert offered(keeper.open(f"/meetings/{PLANNED}")) == {"move", "cancellation", "holding"}
    assert offered(keeper.open(f"/meetings/{TO_COME}")) == {"move", "cancellation", "holding"}
    assert offered(keeper.open(f"/meetings/{MEETING}")) == {"correction"}
    world.meetings[PLANNED]["state"] = "cancelled"
    assert offered(keeper.open(f"/meetings/{PLANNED}")) == set()


def test_a_page_of_what_was_known_before_offers_no_change(signed_in: SignedIn) -> None:
    secretary, then = signed_in("bi-thu"), "as_of=2020-11-14T08:00"

    assert secretary.open(f"/cells/{CELL}?{then}").forms(PLAN) == []
    assert offered(secretary.open(f"/meetings/{PLANNED}?{then}")) == set()


def test_in_a_meeting_to_come_nothing_is_said_to_have_happened(signed_in: SignedIn) -> None:
    secretary = signed_in("bi-thu").open(f"/meetings/{TO_COME}?find=lan")
    member = signed_in("lan").open(f"/meetings/{TO_COME}")

    assert secretary.title.startswith("Kỳ sinh hoạt ngày 20/11/2020 họp ở đâu")
    assert secretary.forms("/attendances") == []
    assert secretary.forms("/opinions#opinions") == []
    assert "Tôi đã dự kỳ này" not in member.text


def test_a_meeting_where_somebody_is_recorded_is_not_moved(
    signed_in: SignedIn, world: World
) -> None:
    secretary = signed_in("bi-thu")
    world.meetings[PLANNED]["attendances"] = [attendance(PLANNED, LAN, "recorded")]
    page = secretary.open(f"/meetings/{PLANNED}")
    world.meetings[PLANNED]["attendances"] = [attendance(PLANNED, LAN, "disputed")]
    disputed = secretary.open(f"/meetings/{PLANNED}")

    assert offered(page) == {"cancellation", "holding"}
    assert "Đã ghi người dự nên không chuyển ngày được" in page.text
    assert "move" in offered(disputed)


def test_a_meeting_is_moved_to_another_day_with_a_reason(signed_in: SignedIn, world: World) -> None:
    secretary = signed_in("bi-thu")
    planned = secretary.open(f"/meetings/{TO_COME}")
    typed = {"planned_on": "22/11/2020", "reason": "Trùng lịch tiếp xúc cử tri"}

    page = secretary.send(planned, "/move#plan", typed)

    assert planned.form("/move#plan")["planned_on"] == "2020-11-20"
    assert world.says("/move") == [typed | {"planned_on": "2020-11-22"}]
    assert "Đã chuyển ngày họp." in page.text
    assert "Ngày dự kiến 22/11/2020" in page.text
    assert "Lý do Trùng lịch tiếp xúc cử tri" in page.text


def test_a_move_that_is_refused_is_told_in_its_own_form(signed_in: SignedIn, world: World) -> None:
    world.refusals["/move"] = MovedToTheSameDay("same day")
    secretary = signed_in("bi-thu")
    planned = secretary.open(f"/meetings/{TO_COME}")

    page = secretary.send(planned, "/move#plan", {"reason": "Mưa lũ"})

    assert page.status == 422
    assert 'id="move-planned_on-wrong"' in page.html
    assert "Kỳ này vốn đã dự kiến vào ngày đó." in page.text
    assert page.form("/move#plan")["reason"] == "Mưa lũ"
    assert page.form("/cancellation#plan")["reason"] == ""


def test_a_meeting_is_called_off_with_a_reason(signed_in: SignedIn, world: World) -> None:
    secretary = signed_in("bi-thu")
    planned = secretary.open(f"/meetings/{TO_COME}")

    blank = secretary.send(planned, "/cancellation#plan", {})
    page = secretary.send(planned, "/cancellation#plan", {"reason": "Mưa lũ"})

    assert 'id="cancellation-reason-wrong"' in blank.html
    assert world.says("/cancellation") == [{"reason": "Mưa lũ"}]
    assert "Đã hủy kỳ sinh hoạt." in page.text
    assert "Tình trạng Đã hủy" in page.text


def test_a_meeting_that_took_place_before_its_day_is_said_to_have(
    signed_in: SignedIn, world: World
) -> None:
    secretary = signed_in("bi-thu")
    planned = secretary.open(f"/meetings/{TO_COME}")

    secretary.send(planned, "/holding#plan", {"present": "20"})

    assert world.says("/holding") == [{"held_on": "2020-11-15", "present": 20, "expected": None}]


def test_a_correction_begins_with_the_minutes_and_gives_them_anew(
    signed_in: SignedIn, world: World
) -> None:
    secretary = signed_in("bi-thu")
    held = secretary.open(f"/meetings/{MEETING}")
    typed = {"held_on": "06/03/2020", "present": "", "reason": "Ghi nhầm ngày"}

    page = secretary.send(held, "/correction#correction", typed)

    form = held.form("/correction#correction")
    begins = {name: form[name] for name in ("held_on", "kind", "present", "expected")}
    assert begins == {
        "held_on": "2020-03-05",
        "kind": "regular",
        "present": "21",
        "expected": "24",
    }
    assert world.says("/correction") == [
        {
            "held_on": "2020-03-06",
            "kind": "regular",
            "present": None,
            "expected": 24,
            "reason": "Ghi nhầm ngày",
        }
    ]
    assert "Đã đính chính kỳ sinh hoạt." in page.text


def test_a_correction_that_is_refused_is_told_beside_its_field(
    signed_in: SignedIn, world: World
) -> None:
    world.refusals["/correction"] = MorePresentThanExpected("too many")
    secretary = signed_in("bi-thu")
    held = secretary.open(f"/meetings/{MEETING}")

    page = secretary.send(
        held, "/correction#correction", {"present": "30", "reason": "Ghi nhầm số"}
    )

    assert page.status == 422
    assert 'id="correction-present-wrong"' in page.html
    assert page.form("/correction#correction")["present"] == "30"


def test_an_order_that_there_is_not_is_not_found(signed_in: SignedIn, world: World) -> None:
    secretary = signed_in("bi-thu")
    csrf = secretary.open(f"/meetings/{TO_COME}").form("/move#plan")["csrf"]

    for order in ("sharing", f"attendances/{LAN}/sharing"):
        assert secretary.post(f"/meetings/{TO_COME}/{order}", {"csrf": csrf}).status == 404
    assert world.bodies == []
