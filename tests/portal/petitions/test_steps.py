"""A petition's steps as forms: sent as they were typed, once, and refused beside the field."""

from typing import Any

import pytest

from kernel.errors import Refusal
from tests.portal.browser import SignedIn
from tests.portal.stand_ins.petitions.petition_world import (
    CANAL,
    OCTOBER,
    OFFICE,
    OTHER_OFFICE,
    ROAD,
    row,
)
from tests.portal.stand_ins.world import DISTRICT, World

PAGE = f"/petitions/{CANAL}"


class TextIsTooLong(Refusal):
    """As the petition service says it."""

    field = "document_number"


class AlreadyEscalated(Refusal):
    field = "petition_id"


@pytest.mark.parametrize(
    ("account", "state", "step", "typed", "body", "said"),
    [
        (
            "van-phong-xa",
            "raised",
            "escalation",
            {"escalated_on": "8/10/2020"},
            {"to_organization_id": str(DISTRICT), "escalated_on": "2020-10-08"},
            "Đã chuyển kiến nghị lên trên.",
        ),
        (
            "van-phong",
            "escalated",
            "assignment",
            {"lead_id": str(OFFICE), "office_ids": [str(OTHER_OFFICE)], "assigned_on": ""},
            {"lead_id": str(OFFICE), "office_ids": [str(OTHER_OFFICE)]},
            "Đã giao cơ quan trả lời.",
        ),
        (
            "phong-nong-nghiep",
            "assigned",
            "draft",
            {"text": "Sẽ làm trong quý IV."},
            {"text": "Sẽ làm trong quý IV.", "drafted_on": "2020-11-15"},
            "Đã ghi dự thảo trả lời.",
        ),
        (
            "phong-nong-nghiep",
            "assigned",
            "clock-stop",
            {"cause": "forwarded_above", "reason": "Chờ tỉnh", "stopped_on": "2020-11-01"},
            {"cause": "forwarded_above", "reason": "Chờ tỉnh", "stopped_on": "2020-11-01"},
            "Đã tạm dừng tính hạn.",
        ),
        (
            "van-phong",
            "assigned",
            "transfer",
            {"lead_id": str(OTHER_OFFICE), "reason": "Đúng việc", "transferred_on": ""},
            {"lead_id": str(OTHER_OFFICE), "clock": "keeps", "reason": "Đúng việc"},
            "Đã chuyển cơ quan trả lời.",
        ),
        (
            "bi-thu",
            "published",
            "rejection",
            {"reason": "Chưa rõ bao giờ xong"},
            {"reason": "Chưa rõ bao giờ xong", "rejected_on": "2020-11-15"},
            "Đã ghi là chi bộ không chấp nhận trả lời.",
        ),
        (
            "van-phong-xa",
            "kept_at_base",
            "solution",
            {
                "solved_on": "1/11/2020",
                "what": "Đã nạo vét",
                "seen_by": "Bí thư",
                "reported_on": "",
            },
            {"solved_on": "2020-11-01", "what": "Đã nạo vét", "seen_by": "Bí thư"},
            "Đã ghi báo cáo giải quyết.",
        ),
        (
            "bi-thu",
            "solution_reported",
            "confirmation",
            {},
            {"confirmed_on": "2020-11-15"},
            "Đã ghi là đã giải quyết.",
        ),
        (
            "van-phong",
            "raised",
            "merger",
            {"into_id": str(ROAD), "reason": "Cùng một việc", "merged_on": ""},
            {"into_id": str(ROAD), "reason": "Cùng một việc"},
            "Đã nhập kiến nghị.",
        ),
        (
            "bi-thu",
            "raised",
            "correction",
            {"address": "Thôn Bản Mạ", "reason": "Ghi nhầm"},
            {
                "field": "agriculture",
                "text": "Nạo vét mương tiêu sau trường mầm non",
                "address": "Thôn Bản Mạ",
                "reason": "Ghi nhầm",
            },
            "Đã đính chính kiến nghị.",
        ),
    ],
)
def test_a_step_reaches_the_service_as_it_was_typed(
    signed_in: SignedIn,
    world: World,
    account: str,
    state: str,
    step: str,
    typed: dict[str, Any],
    body: dict[str, Any],
    said: str,
) -> None:
    world.asking.stand(state)
    browser = signed_in(account)

    page = browser.send(browser.open(PAGE), f"/{step}#{step}", typed)

    assert world.says(f"{CANAL}/{step}") == [body]
    assert page.path.startswith(f"{PAGE}?")
    assert said in page.text


def test_what_is_refused_is_told_beside_its_field_and_stays_typed(
    signed_in: SignedIn, world: World
) -> None:
    world.asking.stand("approved")
    world.refusals["/answer"] = TextIsTooLong("too long")
    browser = signed_in("phong-nong-nghiep")

    page = browser.send(browser.open(PAGE), "/answer#answer", {"document_number": "số mới"})

    assert page.status == 422
    assert "Viết dài quá; hãy rút gọn." in page.text
    assert 'id="answer-document_number-wrong"' in page.html
    assert page.form("/answer#answer")["document_number"] == "số mới"


@pytest.mark.parametrize(
    ("account", "state", "step", "sentence"),
    [
        ("thuong-vu", "drafted", "return", "Cần điền mục này."),
        ("bi-thu", "published", "rejection", "Cần điền mục này."),
        ("van-phong", "escalated", "assignment", "Cần điền mục này."),
        ("phong-nong-nghiep", "approved", "answer", "Cần điền mục này."),
    ],
)
def test_what_has_to_be_said_and_was_not_is_asked_for(
    signed_in: SignedIn, world: World, account: str, state: str, step: str, sentence: str
) -> None:
    world.asking.stand(state)
    browser = signed_in(account)

    page = browser.send(browser.open(PAGE), f"/{step}#{step}", {})

    assert page.status == 422
    assert sentence in page.text
    assert world.bodies == []


def test_a_step_that_came_too_late_is_told_so_where_its_form_no_longer_is(
    signed_in: SignedIn, world: World
) -> None:
    world.refusals["/escalation"] = AlreadyEscalated("already")
    browser = signed_in("van-phong-xa")
    page = browser.open(PAGE)
    world.asking.stand("escalated")

    late = browser.send(page, "/escalation#escalation", {})

    assert late.status == 422
    assert "Chưa ghi được. Kiến nghị đã chuyển lên trên." in late.text


def test_a_step_sent_twice_is_the_same_order(signed_in: SignedIn, world: World) -> None:
    browser = signed_in("van-phong-xa")
    page = browser.open(PAGE)

    browser.send(page, "/keeping#keeping", {})
    browser.send(page, "/keeping#keeping", {})

    (first, _, key), (second, _, again) = world.bodies
    assert (first, key) == (second, again)


def test_a_step_that_there_is_not_is_404(signed_in: SignedIn) -> None:
    browser = signed_in("van-phong")
    form = browser.open(PAGE).form("/keeping#keeping")

    assert browser.post(f"{PAGE}/deletion", form).status == 404


def test_a_draft_is_approved_or_returned_at_the_desk(signed_in: SignedIn, world: World) -> None:
    world.asking.stand("drafted")
    committee = signed_in("thuong-vu")
    desk = f"/organizations/{DISTRICT}/approvals"

    returned = committee.send(committee.open(desk), "/return", {"reason": "Chưa rõ kinh phí"})
    world.asking.stand("drafted")
    approved = committee.send(committee.open(desk), "/approval", {})

    assert world.says("/return") == [{"reason": "Chưa rõ kinh phí"}]
    assert returned.path.startswith(f"{desk}?")
    assert "Đã trả lại để làm lại." in returned.text
    assert "Đã duyệt trả lời." in approved.text


def test_what_a_commune_solved_is_reported_at_the_briefing(
    signed_in: SignedIn, world: World
) -> None:
    world.asking.to_report = [row(world.asking.petitions[ROAD])]
    office = signed_in("van-phong")
    (link,) = office.open(f"/briefings/{OCTOBER}").links("Báo đã giải quyết")
    typed = {"solved_on": "1/10/2020", "what": "Đã sửa", "seen_by": "Trưởng thôn"}

    page = office.send(office.open(link), "/solution#solution", typed)

    (body,) = world.says("/solution")
    assert body == {**typed, "solved_on": "2020-10-01", "briefing_id": str(OCTOBER)}
    assert page.path.startswith(f"/briefings/{OCTOBER}?")
    assert "Đã ghi báo cáo giải quyết." in page.text
