"""Recording a meeting: it reaches the service once, comes back on the page, or is told why not."""

import pytest

from kernel.errors import Refusal
from tests.portal.browser import Page, SignedIn
from tests.portal.stand_ins.world import CELL, LAN, MEETING, World

NEW = f"/cells/{CELL}/meetings/new"
ONE = f"{LAN}|Nông Thị Lan"
HELD = {"held_on": "2020-11-05", "present": "21", "expected": "24", "do": "save"}


class MorePresentThanExpected(Refusal):
    """As the attendance service says it."""

    field = "present"


class OwnCellVisit(Refusal):
    field = "member_ids.0"


class TextIsTooLong(Refusal):
    field = "text"


class SomethingNew(Refusal):
    field = "brand_new"


def recorded(signed_in: SignedIn, values: dict[str, str | list[str]]) -> Page:
    secretary = signed_in("bi-thu")
    return secretary.send(secretary.open(NEW), "/meetings/new", {**HELD, **values})


def test_a_held_meeting_is_recorded_with_who_came_and_what_was_raised(
    signed_in: SignedIn, world: World
) -> None:
    page = recorded(signed_in, {"member": ONE, "opinions": "Đường lầy lội\n\nCây giống kém"})

    (body,) = world.says("/meetings/record")
    assert body["held_on"] == "2020-11-05"
    assert body["kind"] == "regular"
    assert (body["present"], body["expected"]) == (21, 24)
    assert body["member_ids"] == [str(LAN)]
    assert [said["text"] for said in world.says("/opinions")] == ["Đường lầy lội", "Cây giống kém"]
    assert "Đã ghi kỳ sinh hoạt." in page.text
    assert "Nông Thị Lan Chi bộ đã xác nhận" in page.text
    assert "Đường lầy lội" in page.text


def test_the_page_after_an_order_waits_for_what_was_entered(
    signed_in: SignedIn, world: World
) -> None:
    page = recorded(signed_in, {})

    waited = [wait_for for method, _, wait_for in world.heard if method == "GET" and wait_for]
    assert len(waited) == 1
    assert f"/meetings/{waited[0].rpartition(':')[0]}" in page.path


def test_what_has_not_arrived_in_time_is_said_to_be_on_its_way(
    signed_in: SignedIn, world: World
) -> None:
    secretary = signed_in("bi-thu")
    meeting = secretary.open(f"/meetings/{MEETING}")
    world.late = True

    page = secretary.send(meeting, "/confirmation", {})

    assert page.status == 200
    assert "Điều vừa ghi đã được lưu nhưng trang này chưa kịp có." in page.text


def test_a_meeting_that_is_not_there_yet_is_no_unknown_address(
    signed_in: SignedIn, world: World
) -> None:
    secretary = signed_in("bi-thu")
    world.late = True

    page = secretary.open(f"/meetings/{LAN}?position={LAN}:1")

    assert page.status == 503
    assert "Điều vừa ghi đang trên đường đến" in page.text


def test_a_form_sent_twice_is_the_same_order(signed_in: SignedIn, world: World) -> None:
    secretary = signed_in("bi-thu")
    form = secretary.open(NEW)

    secretary.send(form, "/meetings/new", HELD)
    secretary.send(form, "/meetings/new", HELD)

    (first, _, key), (second, _, again) = world.bodies
    assert (first, key) == (second, again)
    assert world.bodies[0][1]["id"] == world.bodies[1][1]["id"]


def test_members_are_found_and_stay_chosen_while_others_are_looked_for(
    signed_in: SignedIn, world: World
) -> None:
    page = recorded(signed_in, {"do": "find", "find": "lan", "place": "Nhà văn hóa"})
    assert f'value="{ONE}"' in page.html
    assert page.form("/meetings/new")["place"] == "Nhà văn hóa"

    again = recorded(signed_in, {"do": "find", "find": "zz", "member": ONE})

    assert again.form("/meetings/new")["member"] == ONE
    assert "Không tìm thấy ai khác" in again.text
    assert world.bodies == []


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"held_on": ""}, "Ngày họp: Cần điền mục này."),
        ({"held_on": "31/2/2020"}, "Ngày họp: Ngày không đúng"),
        ({"present": "hai mươi"}, "Số đảng viên có mặt: Cần một số nguyên"),
        ({"kind": "party"}, "Loại sinh hoạt: Hãy chọn một trong các mục có sẵn."),
    ],
)
def test_what_was_typed_wrongly_is_kept_and_told_beside_its_field(
    signed_in: SignedIn, world: World, values: dict[str, str | list[str]], sentence: str
) -> None:
    page = recorded(signed_in, {"place": "Nhà văn hóa", "opinions": "Đường lầy", **values})

    assert page.status == 422
    assert sentence in page.text
    assert 'aria-invalid="true"' in page.html
    assert page.form("/meetings/new")["place"] == "Nhà văn hóa"
    assert page.form("/meetings/new")["opinions"] == "Đường lầy"
    assert world.bodies == []


def test_what_the_service_refuses_is_told_beside_its_field_in_vietnamese(
    signed_in: SignedIn, world: World
) -> None:
    world.refusals["/record"] = MorePresentThanExpected("more than expected")

    page = recorded(signed_in, {"present": "30", "member": ONE})

    assert page.status == 422
    assert "Số có mặt nhiều hơn số đảng viên của chi bộ." in page.text
    assert 'aria-describedby="present-wrong' in page.html
    assert page.form("/meetings/new")["present"] == "30"


def test_what_is_wrong_with_one_of_several_members_is_told_beside_that_member(
    signed_in: SignedIn, world: World
) -> None:
    world.refusals["/record"] = OwnCellVisit("own cell")

    page = recorded(signed_in, {"member": ONE})

    assert f'id="member-{LAN}-wrong"' in page.html
    assert "Nông Thị Lan: Dự sinh hoạt ở chi bộ của mình không phải là đi dự." in page.text


def test_a_rule_that_the_portal_does_not_know_still_gets_an_answer(
    signed_in: SignedIn, world: World
) -> None:
    world.refusals["/record"] = SomethingNew("a rule of tomorrow")

    assert "hệ thống không nhận nội dung này" in recorded(signed_in, {}).text


def test_an_opinion_that_is_refused_stays_typed_while_the_meeting_is_recorded(
    signed_in: SignedIn, world: World
) -> None:
    world.refusals["/opinions"] = TextIsTooLong("too long")

    page = recorded(signed_in, {"opinions": "Quá dài\nĐường lầy"})

    assert page.status == 422
    assert len(world.says("/meetings/record")) == 1
    assert page.form("/opinions#opinions")["opinions"] == "Quá dài\nĐường lầy"
    assert "Viết dài quá" in page.text


def test_an_order_while_the_service_is_away_keeps_what_was_typed(
    signed_in: SignedIn, world: World
) -> None:
    world.orders_away = True

    page = recorded(signed_in, {"place": "Nhà văn hóa"})

    assert page.status == 422
    assert "Hệ thống đang bận nên chưa ghi được." in page.text
    assert page.form("/meetings/new")["place"] == "Nhà văn hóa"
