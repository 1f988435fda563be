"""Somebody else's in the pages: an attendance that is another member's, an opinion passed up."""

import pytest

from kernel.errors import Refusal
from tests.portal.browser import Browser, Page, SignedIn
from tests.portal.stand_ins.identities import identity
from tests.portal.stand_ins.world import (
    CELL,
    COMMUNE,
    DISTRICT,
    LAN,
    MEETING,
    PROVINCE,
    SON,
    World,
    forwarding,
)

OPINION = identity("Cây giống chưa bảo đảm")
FORWARD = f"/opinions/{OPINION}/forwarding#forwarding-{OPINION}"
HANDED = [
    ("substitution", "substitute_id", "Đã ghi người dự thay."),
    ("correction", "correct_member_id", "Đã ghi lần dự cho đúng người."),
]


class OwnCellVisit(Refusal):
    """As the attendance service says it of whoever came instead."""

    field = "substitute_id"


class ForwardedBeforeTheMeeting(Refusal):
    field = "forwarded_on"


def form_of(order: str) -> str:
    return f"/attendances/{LAN}/{order}#{order}-{LAN}"


def looked_for(secretary: Browser, order: str, words: str = "son") -> Page:
    """The meeting's page after somebody was looked for in the form of the order."""
    meeting = secretary.open(f"/meetings/{MEETING}")
    typed = {"do": "find", "find": words, "reason": "Bận họp huyện ủy"}
    return secretary.send(meeting, form_of(order), typed)


@pytest.mark.parametrize(("order", "field", "said"), HANDED)
def test_an_attendance_is_handed_over_to_whoever_is_found_by_name(
    signed_in: SignedIn, world: World, order: str, field: str, said: str
) -> None:
    secretary = signed_in("bi-thu")
    found = looked_for(secretary, order)

    page = secretary.send(found, form_of(order), {"do": "save", field: str(SON)})

    assert found.status == 200
    assert found.form(form_of(order))["reason"] == "Bận họp huyện ủy"
    assert world.says(f"/{order}") == [{field: str(SON), "reason": "Bận họp huyện ủy"}]
    assert said in page.text
    assert "Nông Thị Lan Đã ghi lại cho người khác Hoàng Đức Sơn" in page.text
    assert "Hoàng Đức Sơn Chi bộ đã xác nhận" in page.text


def test_nobody_who_was_there_already_comes_in_anothers_stead(
    signed_in: SignedIn, world: World
) -> None:
    page = looked_for(signed_in("bi-thu"), "substitution", "lan")

    assert "substitute_id" not in page.form(form_of("substitution"))
    assert "Không tìm thấy ai khác" in page.text
    assert world.bodies == []


def test_whoever_is_handed_an_attendance_must_be_named_and_why(
    signed_in: SignedIn, world: World
) -> None:
    secretary = signed_in("bi-thu")
    meeting = secretary.open(f"/meetings/{MEETING}")

    page = secretary.send(meeting, form_of("substitution"), {"do": "save"})

    assert page.status == 422
    assert "Hãy chọn một trong các mục có sẵn." in page.text
    assert f'id="substitution-{LAN}-reason-wrong"' in page.html
    assert world.bodies == []


def test_a_substitute_who_is_refused_is_told_beside_their_name_and_stays_chosen(
    signed_in: SignedIn, world: World
) -> None:
    world.refusals["/substitution"] = OwnCellVisit("own cell")
    secretary = signed_in("bi-thu")
    found = looked_for(secretary, "substitution")

    page = secretary.send(found, form_of("substitution"), {"do": "save", "substitute_id": str(SON)})

    assert page.status == 422
    assert 'aria-describedby="substitute_id-wrong"' in page.html
    assert "Dự sinh hoạt ở chi bộ của mình không phải là đi dự." in page.text
    assert page.form(form_of("substitution"))["substitute_id"] == str(SON)
    assert page.form(form_of("substitution"))["reason"] == "Bận họp huyện ủy"


@pytest.mark.parametrize("state", ["recorded", "confirmed", "disputed", "revoked", "handed_over"])
def test_an_attendance_that_no_longer_stands_is_not_handed_over(
    signed_in: SignedIn, world: World, state: str
) -> None:
    world.meetings[MEETING]["attendances"][0]["state"] = state

    page = signed_in("bi-thu").open(f"/meetings/{MEETING}")

    stands = state not in ("revoked", "handed_over")
    assert [bool(page.forms(form_of(order))) for order, _, _ in HANDED] == [stands, stands]


@pytest.mark.parametrize("account", ["lan", "nguoi-xem", "thuong-vu"])
def test_who_does_not_keep_the_books_hands_nothing_over_and_passes_nothing_up(
    signed_in: SignedIn, account: str
) -> None:
    page = signed_in(account).open(f"/meetings/{MEETING}")

    assert [page.forms(form_of(order)) for order, _, _ in HANDED] == [[], []]
    assert page.forms(FORWARD) == []


def test_an_opinion_is_passed_up_to_an_organization_above_and_the_page_says_to_whom(
    signed_in: SignedIn, world: World
) -> None:
    secretary = signed_in("bi-thu")
    meeting = secretary.open(f"/meetings/{MEETING}")

    first = secretary.send(meeting, FORWARD, {"forwarded_on": "10/03/2020"})
    second = secretary.send(first, FORWARD, {"forwarded_on": "12/03/2020"})

    assert world.says("/forwarding") == [
        {"to_organization_id": str(COMMUNE), "forwarded_on": "2020-03-10"},
        {"to_organization_id": str(DISTRICT), "forwarded_on": "2020-03-12"},
    ]
    assert "Đã ghi là chuyển ý kiến lên trên." in first.text
    assert (
        "Đã chuyển: Đảng bộ xã Bắc Xa ngày 10/3/2020; Huyện ủy Đình Lập ngày 12/3/2020"
        in second.text
    )
    assert second.form(FORWARD)["to_organization_id"] == str(PROVINCE)
    assert str(CELL) not in meeting.form(FORWARD).values()


def test_an_opinion_is_not_passed_up_twice_to_the_same_place(
    signed_in: SignedIn, world: World
) -> None:
    world.meetings[MEETING]["opinions"][0]["forwarded_to"] = [
        forwarding(place, "2020-03-10") for place in (COMMUNE, DISTRICT, PROVINCE)
    ]

    assert signed_in("bi-thu").open(f"/meetings/{MEETING}").forms(FORWARD) == []


def test_a_day_on_which_nothing_can_have_been_passed_up_is_told_beside_it(
    signed_in: SignedIn, world: World
) -> None:
    world.refusals["/forwarding"] = ForwardedBeforeTheMeeting("too early")
    secretary = signed_in("bi-thu")
    meeting = secretary.open(f"/meetings/{MEETING}")

    page = secretary.send(
        meeting, FORWARD, {"to_organization_id": str(DISTRICT), "forwarded_on": "2020-03-01"}
    )

    assert meeting.form(FORWARD)["forwarded_on"] == "2020-11-15"
    assert f'id="forwarding-{OPINION}-on-wrong"' in page.html
    assert page.form(FORWARD)["to_organization_id"] == str(DISTRICT)
    assert page.form(FORWARD)["forwarded_on"] == "2020-03-01"


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        (form_of("substitution"), {"do": "save", "substitute_id": str(SON), "reason": "Bận"}),
        (form_of("correction"), {"do": "save", "correct_member_id": str(SON), "reason": "Nhầm"}),
        (FORWARD, {"forwarded_on": "2020-03-10"}),
    ],
)
def test_what_is_sent_twice_is_the_same_order(
    signed_in: SignedIn, world: World, form: str, typed: dict[str, str]
) -> None:
    secretary = signed_in("bi-thu")
    meeting = secretary.open(f"/meetings/{MEETING}")

    for _ in range(2):
        secretary.send(meeting, form, typed)

    (first, _, key), (second, _, again) = world.bodies
    assert (first, key) == (second, again)
