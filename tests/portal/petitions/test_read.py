"""The pages about petitions that are read: each answers its question, numbers lead to rows."""

import pytest

from tests.portal.browser import Page, SignedIn
from tests.portal.stand_ins.identities import identity
from tests.portal.stand_ins.petitions.petition_world import (
    CANAL,
    NOVEMBER,
    OCTOBER,
    OFFICE,
    ROAD,
    ZONE,
    answered,
    petition,
    round_,
    row,
    step,
)
from tests.portal.stand_ins.world import CELL, COMMUNE, DISTRICT, MEETING, World


def office(signed_in: SignedIn, path: str) -> Page:
    return signed_in("van-phong").open(path)


def test_a_district_lists_its_zones_and_who_leads_them(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/organizations/{DISTRICT}/zones")

    assert page.title.startswith("Có những khu giao ban nào, ai phụ trách?")
    assert page.links("Khu 1") == [f"/zones/{ZONE}"]
    assert "Khu 1 2 Hoàng Đức Sơn Nông Thị Lan" in page.text


def test_an_organization_leads_to_its_zones_petitions_and_statistics(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/organizations/{DISTRICT}?year=2020")

    base = f"/organizations/{DISTRICT}"
    for path in ("/zones", "/petitions", "/petition-statistics", "/approvals", "/offices"):
        assert f"{base}{path}" in page.links()


@pytest.mark.parametrize("place", [COMMUNE, CELL])
def test_the_zone_of_a_commune_or_a_cell_is_one_page(signed_in: SignedIn, place: object) -> None:
    assert office(signed_in, f"/organizations/{place}/zones").path == f"/zones/{ZONE}"


def test_a_zone_shows_its_calendar_its_leaders_and_how_fair_the_turns_are(
    signed_in: SignedIn,
) -> None:
    page = office(signed_in, f"/zones/{ZONE}?year=2020")

    assert page.title.startswith("Khu họp giao ban khi nào, ở đâu, có đều không? Khu 1 2020")
    assert f"/briefings/{OCTOBER}" in page.links("tháng 10/2020")
    assert "07/10/2020 Đảng bộ xã Bắc Xa Đã họp Đúng lịch" in page.text
    assert page.links("Kỳ giao ban sắp tới") == [f"/briefings/{NOVEMBER}"]
    assert "Đều, 2 đến 3 lần" in page.text
    assert "Chưa đủ 2 lần" in page.text


def test_months_in_which_a_zone_did_not_meet_are_named(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/zones/{ZONE}?year=2020")

    assert "Chưa ghi kỳ nào cho tháng 8/2020, tháng 9/2020." in page.text
    assert "Chưa ghi kỳ nào cho" not in office(signed_in, f"/zones/{ZONE}?year=2019").text


def test_a_zone_without_a_head_says_so(signed_in: SignedIn, world: World) -> None:
    world.asking.has_head = False

    page = office(signed_in, f"/zones/{ZONE}")

    assert "Chưa có trưởng khu" in page.text
    assert "(Hoàng Đức Sơn đã thôi chức vụ)" in page.text


def test_a_year_without_briefings_says_what_to_do(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/zones/{ZONE}?year=2018")

    assert "Năm 2018 chưa có kỳ giao ban nào." in page.text
    assert "Lên lịch kỳ đầu tiên" in page.text


def test_a_briefing_shows_what_was_put_who_came_and_which_answers_are_late(
    signed_in: SignedIn, world: World
) -> None:
    world.asking.stand("answered")
    world.asking.to_report = [row(world.asking.petitions[ROAD])]
    world.asking.briefings[OCTOBER] |= {
        "compiled_on": "2020-10-06",
        "answers": [answered(world.asking.petitions[CANAL], late=True, announced=True)],
        "minutes": "Các chi bộ báo cáo.",
        "minutes_event": f"{OCTOBER}:5",
    }

    page = office(signed_in, f"/briefings/{OCTOBER}")

    assert page.title.startswith("Giao ban tháng 10/2020: ai dự, nêu gì, trả lời gì?")
    assert f"/petitions/{CANAL}" in page.links("Nạo vét mương")
    assert f"/petitions/{CANAL}#round-1" in page.links("127-CV/HU ngày 23/10/2020")
    assert "Chậm, chuyển từ kỳ trước" in page.text
    assert f"/petitions/{ROAD}?briefing={OCTOBER}#solution" in page.links("Báo đã giải quyết")
    assert f"/briefings/{OCTOBER}/minutes.docx" in page.links("DOCX")
    assert "Các chi bộ báo cáo." in page.text


def test_a_briefing_to_come_shows_what_will_be_announced(signed_in: SignedIn, world: World) -> None:
    world.asking.to_announce = [
        answered(world.asking.petitions[CANAL], late=False, announced=False)
    ]

    page = office(signed_in, f"/briefings/{NOVEMBER}")

    assert "Nếu chốt danh sách bây giờ, có 1 trả lời" in page.text


def test_a_document_is_passed_on_as_it_is(signed_in: SignedIn) -> None:
    response = signed_in("van-phong").ask(f"/briefings/{OCTOBER}/answers.docx")

    assert response.content == f"answers of {OCTOBER}".encode()
    assert response.headers["Content-Disposition"] == 'attachment; filename="answers.docx"'
    assert response.headers["Content-Type"].endswith("wordprocessingml.document")
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path", [f"/briefings/{OCTOBER}/letters.docx", f"/briefings/{identity('none')}"]
)
def test_what_a_briefing_does_not_have_is_404(signed_in: SignedIn, path: str) -> None:
    assert office(signed_in, path).status == 404


def test_a_document_of_somebody_elses_is_403(signed_in: SignedIn) -> None:
    assert signed_in("nguoi-xem").open(f"/briefings/{OCTOBER}/answers.docx").status == 403


def test_a_petition_is_read_from_top_to_bottom(signed_in: SignedIn, world: World) -> None:
    world.asking.stand("published", overdue=True)
    found = world.asking.petitions[CANAL]
    found["rounds"] = [round_(1, document_number="127-CV/HU", answered_on="2020-10-23")]
    assigned = {"lead_id": str(OFFICE), "office_ids": [str(OFFICE)], "due_on": "2020-10-26"}
    found["life"] += [
        step(CANAL, 2, "PetitionAssigned", "2020-10-12", round=1, **assigned),
        step(CANAL, 3, "AnswerReminded", "2020-10-21", round=1, actor="clock"),
        step(CANAL, 4, "AnswerReturned", "2020-10-22", round=1, reason="Chưa rõ ai làm"),
    ]

    page = office(signed_in, f"/petitions/{CANAL}")

    assert page.title.startswith("Kiến nghị này đã đi đến đâu?")
    assert "Lần 1: Phòng Nông nghiệp" in page.text
    assert "127-CV/HU, 23/10/2020" in page.text
    assert "Quá hạn" in page.text
    lines = ["07/10/2020 Nêu kiến nghị", "12/10/2020 Giao cơ quan trả lời lần 1"]
    assert page.text.index(lines[0]) < page.text.index(lines[1])
    assert "Cơ quan chủ trì Phòng Nông nghiệp Hạn đến ngày 26/10/2020" in page.text
    assert "do hệ thống tính hạn tự ghi" in page.text
    assert "Lý do: Chưa rõ ai làm" in page.text
    assert f"/trail/{CANAL}#v4" in page.links("Ai ghi, lúc nào")


def test_a_petition_leads_to_what_it_is_bound_to(signed_in: SignedIn, world: World) -> None:
    other = {"petition_id": str(ROAD), "text": "Sửa đoạn đường liên thôn"}
    opinion = {"meeting_id": str(MEETING), "opinion_id": str(identity("o"))}
    links = {"merged_into": other, "absorbed": [other], "parts": [other], "opinion": opinion}
    world.asking.petitions[CANAL]["links"] |= links
    world.asking.petitions[CANAL] |= {"briefing_id": None, "source": "opinion"}

    page = office(signed_in, f"/petitions/{CANAL}")

    assert page.links("Sửa đoạn đường liên thôn") == [f"/petitions/{ROAD}"] * 3
    assert page.links("Từ ý kiến trong sinh hoạt") == [f"/meetings/{MEETING}#opinions"]


def test_a_briefing_is_called_by_its_month_and_its_zone(signed_in: SignedIn, world: World) -> None:
    published = {"round": 1, "briefing_id": str(OCTOBER), "published_on": "2020-10-07"}
    world.asking.stand("published")
    found = world.asking.petitions[CANAL]
    found["rounds"] = [round_(1, briefing_id=str(OCTOBER), published_on="2020-10-07")]
    found["life"] += [step(CANAL, 2, "AnswerPublished", "2020-10-07", **published)]

    page = office(signed_in, f"/petitions/{CANAL}")

    called = f"/briefings/{OCTOBER}"
    assert page.links("Giao ban tháng 10/2020, Khu 1") == [called, called]
    assert str(OCTOBER)[:8] not in page.text


def test_who_may_do_nothing_now_is_told_what_it_waits_for(
    signed_in: SignedIn, world: World
) -> None:
    world.asking.stand("drafted")

    page = signed_in("van-phong-xa").open(f"/petitions/{CANAL}")

    assert "Chờ thường trực cấp ủy duyệt dự thảo." in page.text


def test_petitions_are_listed_and_asked_for_by_what_was_chosen(
    signed_in: SignedIn, world: World
) -> None:
    page = office(
        signed_in, f"/organizations/{DISTRICT}/petitions?state=raised&month=10/2020&overdue=true"
    )

    assert page.links("Nạo vét mương tiêu") == [f"/petitions/{CANAL}"]
    asked = next(one for one in world.asked if "from" in one)
    assert (asked["state"], asked["overdue"]) == ("raised", "true")
    assert (asked["from"], asked["to"]) == ("2020-10", "2020-10")


def test_a_filter_that_cannot_be_asked_is_told_so_beside_its_field(signed_in: SignedIn) -> None:
    page = office(signed_in, f"/organizations/{DISTRICT}/petitions?month=13/2020&state=x&round=một")

    assert page.status == 200
    assert "Tháng không đúng; viết như 3/2024." in page.text
    assert "Hãy chọn một trong các mục có sẵn." in page.text
    assert "Cần một số nguyên" in page.text


def test_a_list_of_no_petitions_says_what_to_do(signed_in: SignedIn, world: World) -> None:
    world.asking.petitions.clear()

    path = f"/organizations/{DISTRICT}/petitions"
    assert "Hãy bỏ bớt điều kiện lọc." in office(signed_in, f"{path}?state=solved").text
    assert "Kiến nghị được nêu tại giao ban của khu" in office(signed_in, path).text


def test_an_opinion_leads_to_the_petition_that_grew_out_of_it(
    signed_in: SignedIn, world: World
) -> None:
    opinion = world.meetings[MEETING]["opinions"][0]
    opinion |= {"petition_id": str(CANAL), "petition_raised_on": "2020-10-07"}
    secretary = signed_in("bi-thu")

    page = secretary.open(f"/meetings/{MEETING}")
    form = f"/meetings/{MEETING}/opinions/{opinion['opinion_id']}/petition"

    assert page.links("Đã thành kiến nghị ngày 07/10/2020") == [f"/petitions/{CANAL}"]
    assert secretary.open(form).path == f"/petitions/{CANAL}"


def test_a_petition_that_waits_for_another_is_in_no_hurry(
    signed_in: SignedIn, world: World
) -> None:
    world.asking.petitions[CANAL] = petition(CANAL, "Nạo vét")
    world.asking.stand("assigned", stopped_on="2020-10-20")
    stop = {"stopped_on": "2020-10-20", "resumed_on": None, "cause": "waiting_for_petitioner"}
    world.asking.petitions[CANAL]["rounds"][0]["stops"] = [stop]

    page = office(signed_in, f"/petitions/{CANAL}")

    assert "Đang tạm dừng tính hạn" in page.text
    assert "từ 20/10/2020 đến nay: chờ người kiến nghị bổ sung" in page.text
