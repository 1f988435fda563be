"""Matters in the pages: found, listed, entrusted, settled, put right, grown into a petition."""

import pytest

from kernel.errors import Refusal
from tests.portal.browser import SignedIn
from tests.portal.stand_ins.identities import identity
from tests.portal.stand_ins.matter_world import LAND, SLOPE
from tests.portal.stand_ins.petitions.petition_world import CANAL
from tests.portal.stand_ins.world import CELL, COMMUNE, DISTRICT, LAN, World

STEPS = {"entrusting", "settlement", "reopening", "correction", "revocation"}


class DueBeforeEntrusted(Refusal):
    """As the attendance service says it."""

    field = "due_on"


class MatterIsSettled(Refusal):
    """As the attendance service says it, when somebody else was quicker."""

    field = "matter_id"


def offered(browser: SignedIn, account: str, path: str = f"/matters/{SLOPE}") -> set[str]:
    page = browser(account).open(f"{path}?find=lan")
    return {step for step in STEPS if page.forms(f"/{step}") or page.forms(f"/{step}#entrust")}


def test_a_list_is_reached_from_its_organization_and_says_who_sees_to_what(
    signed_in: SignedIn,
) -> None:
    office = signed_in("van-phong")
    (path,) = office.open(f"/organizations/{DISTRICT}").links("Việc gì đang khó")

    page = office.open(path)

    assert page.title.startswith("Việc gì đang khó, ai lo, đến bao giờ?")
    assert "Đường vào thôn sạt lở 01/10/2020 Chi bộ thôn Bản Mạ Đã giao Quá hạn" in page.text
    assert "Mười hai hộ chưa nhường đất làm đường 01/10/2020 Đảng bộ xã Bắc Xa" in page.text
    assert f"/members/{LAN}" in page.links("Nông Thị Lan")


def test_a_cell_leads_to_its_own_matters_alone(signed_in: SignedIn) -> None:
    secretary = signed_in("bi-thu")
    (path,) = secretary.open(f"/cells/{CELL}").links("Việc gì đang khó")

    page = secretary.open(path)

    assert "Đường vào thôn sạt lở" in page.text
    assert "nhường đất" not in page.text


def test_a_list_is_narrowed_by_what_its_address_says(signed_in: SignedIn, world: World) -> None:
    base = f"/organizations/{DISTRICT}/matters"

    page = signed_in("van-phong").open(f"{base}?state=still&overdue=true&on=2020-11-01")
    asked = [one for one in world.asked if "limit" in one][-1]
    none = signed_in("van-phong").open(f"{base}?state=settled")
    wrong = signed_in("van-phong").open(f"{base}?state=lost&overdue=perhaps")

    assert (asked["overdue"], asked["on"]) == ("true", "2020-11-01")
    assert page.form("/matters")["on"] == "2020-11-01"
    assert "Không có việc khó nào như vậy." in none.text
    assert "Hãy chọn một trong các mục có sẵn." in wrong.text


def test_a_matter_is_recorded_from_the_ground(signed_in: SignedIn, world: World) -> None:
    member = signed_in("lan")
    listed = member.open(f"/organizations/{CELL}/matters")
    (form,) = listed.links("Ghi một việc khó")

    page = member.send(
        member.open(form), "/matters/new", {"text": " Cầu treo hỏng ", "found_on": "12/11/2020"}
    )

    (body,) = world.says("/matters")
    said = (body["organization_id"], body["text"], body["found_on"])
    assert said == (str(CELL), "Cầu treo hỏng", "2020-11-12")
    assert page.path.startswith(f"/matters/{body['id']}?")
    assert "Đã ghi việc khó." in page.text


def test_what_is_missing_is_told_and_what_was_typed_is_kept(
    signed_in: SignedIn, world: World
) -> None:
    secretary = signed_in("bi-thu")
    form = secretary.open(f"/organizations/{CELL}/matters/new")

    page = secretary.send(form, "/matters/new", {"text": "Cầu treo hỏng", "found_on": "hôm qua"})

    assert page.status == 422
    assert "Ngày không đúng" in page.text
    assert page.form("/matters/new")["text"] == "Cầu treo hỏng"
    assert world.says("/matters") == []


def test_who_only_looks_records_nothing(signed_in: SignedIn) -> None:
    viewer = signed_in("nguoi-xem")

    assert viewer.open(f"/organizations/{CELL}/matters").links("Ghi một việc khó") == []
    assert viewer.open(f"/organizations/{CELL}/matters/new").status == 403


@pytest.mark.parametrize(
    ("account", "steps"),
    [
        ("bi-thu", {"entrusting", "settlement", "correction", "revocation"}),
        ("van-phong-xa", {"entrusting", "settlement", "correction", "revocation"}),
        ("thuong-vu", {"entrusting", "settlement"}),
        ("lan", {"settlement"}),
        ("nguoi-xem", set()),
    ],
)
def test_each_is_offered_what_they_may_do(
    signed_in: SignedIn, account: str, steps: set[str]
) -> None:
    assert offered(signed_in, account) == steps


def test_of_a_settled_matter_and_a_revoked_one_little_is_left_to_do(
    signed_in: SignedIn, world: World
) -> None:
    world.matters[SLOPE]["state"] = "settled"
    assert offered(signed_in, "bi-thu") == {"reopening", "correction", "revocation"}
    assert offered(signed_in, "lan") == set()

    world.matters[SLOPE]["state"] = "revoked"
    assert offered(signed_in, "bi-thu") == set()
    page = signed_in("bi-thu").open(f"/matters/{SLOPE}")
    assert page.links("Lập kiến nghị") == []


def test_as_of_another_moment_nothing_is_offered(signed_in: SignedIn) -> None:
    page = signed_in("bi-thu").open(f"/matters/{SLOPE}?as_of=2020-11-01T08:00")
    assert {step for step in STEPS if page.forms(f"/{step}")} == set()


def test_a_matter_is_entrusted_to_somebody_who_is_looked_for_by_name(
    signed_in: SignedIn, world: World
) -> None:
    office = signed_in("van-phong")
    blank = office.open(f"/matters/{LAND}")
    found = office.open(f"/matters/{LAND}?find=lan")
    said = {"member_id": str(LAN), "due_on": "2020-12-31", "entrusted_on": "2020-11-15"}

    page = office.send(found, "/entrusting#entrust", said)

    assert blank.forms("/entrusting#entrust") == []
    assert world.says("/entrusting") == [said]
    assert "Đã giao người chịu trách nhiệm." in page.text
    assert "Nông Thị Lan" in page.text


def test_whoever_is_responsible_gets_another_day_without_being_looked_for(
    signed_in: SignedIn, world: World
) -> None:
    office = signed_in("van-phong")

    office.send(office.open(f"/matters/{SLOPE}"), "/entrusting#entrust", {"due_on": "2020-12-31"})

    assert world.says("/entrusting") == [
        {"member_id": str(LAN), "due_on": "2020-12-31", "entrusted_on": "2020-11-15"}
    ]


def test_what_is_wrong_is_told_in_the_form_where_it_was_typed(
    signed_in: SignedIn, world: World
) -> None:
    world.refusals["/entrusting"] = DueBeforeEntrusted("too early")
    office = signed_in("van-phong")
    found = office.open(f"/matters/{LAND}?find=lan")

    page = office.send(found, "/entrusting#entrust", {"due_on": "2020-11-01"})

    assert page.status == 422
    assert "Chưa ghi được." in page.text
    assert "Hạn phải từ ngày giao trở đi." in page.text
    assert page.form("/entrusting#entrust")["due_on"] == "2020-11-01"
    assert page.form("/entrusting#entrust")["find"] == "lan"


def test_what_somebody_else_did_meanwhile_is_told(signed_in: SignedIn, world: World) -> None:
    world.refusals["/settlement"] = MatterIsSettled("settled")
    secretary = signed_in("bi-thu")

    page = secretary.send(
        secretary.open(f"/matters/{SLOPE}"), "/settlement", {"outcome": "Đã kè xong"}
    )

    assert "Việc khó đã tháo gỡ; nếu chưa xong hãy mở lại." in page.text


def test_whoever_is_responsible_settles_it_from_their_own_page(
    signed_in: SignedIn, world: World
) -> None:
    member = signed_in("lan")
    own = member.open(f"/members/{LAN}")
    (path,) = own.links("Đường vào thôn sạt lở")

    page = member.send(member.open(path), "/settlement", {"outcome": "Đã kè xong"})

    assert world.says("/settlement") == [{"settled_on": "2020-11-15", "outcome": "Đã kè xong"}]
    assert "Đã ghi kết quả tháo gỡ." in page.text
    assert "Kết quả: Đã kè xong" in page.text
    assert member.open(f"/members/{LAN}").links("Đường vào thôn sạt lở") == []


def test_a_matter_is_corrected_reopened_and_revoked(signed_in: SignedIn, world: World) -> None:
    secretary, at = signed_in("bi-thu"), f"/matters/{SLOPE}"
    why = {"reason": "Ghi nhầm"}

    words = {"text": "Đường vào thôn sạt 20 mét", "found_on": "2020-09-30"}
    corrected = secretary.send(secretary.open(at), "/correction", words | why)
    world.matters[SLOPE]["state"] = "settled"
    reopened = secretary.send(secretary.open(at), "/reopening", why)
    revoked = secretary.send(secretary.open(at), "/revocation", why)

    assert world.says("/correction") == [words | why]
    assert world.says("/reopening") == [{"reopened_on": "2020-11-15", **why}]
    assert world.says("/revocation") == [why]
    assert "Đã đính chính việc khó." in corrected.text
    assert "Đã mở lại việc khó." in reopened.text
    assert "Đã rút việc khó." in revoked.text


def test_a_correction_begins_with_what_was_written(signed_in: SignedIn) -> None:
    form = signed_in("bi-thu").open(f"/matters/{SLOPE}").form("/correction")
    assert (form["text"], form["found_on"]) == ("Đường vào thôn sạt lở", "2020-10-01")


def test_the_life_of_a_matter_opens_to_its_trail(signed_in: SignedIn) -> None:
    page = signed_in("van-phong").open(f"/matters/{SLOPE}")

    assert "05/10/2020 Giao người chịu trách nhiệm" in page.text
    assert page.links("Ai ghi, lúc nào") == [f"/trail/{SLOPE}#v1", f"/trail/{SLOPE}#v2"]


def test_a_step_that_there_is_not_and_a_matter_that_nobody_knows_are_not_found(
    signed_in: SignedIn,
) -> None:
    secretary = signed_in("bi-thu")
    csrf = secretary.open(f"/matters/{SLOPE}").form("/revocation")["csrf"]

    assert secretary.post(f"/matters/{SLOPE}/sharing", {"csrf": csrf}).status == 404
    assert secretary.open(f"/matters/{identity('nowhere')}").status == 404


def test_a_matter_of_a_cell_becomes_its_petition(signed_in: SignedIn, world: World) -> None:
    secretary = signed_in("bi-thu")
    (form,) = secretary.open(f"/matters/{SLOPE}").links("Lập kiến nghị từ việc khó này")
    said = {"address": "Bản Mạ", "field": "land"}

    page = secretary.send(secretary.open(form), "/petition", said)

    (body,) = world.says("/petitions")
    assert (body["matter_id"], body["cell_id"]) == (str(SLOPE), str(CELL))
    assert (body["text"], body["raised_on"]) == ("Đường vào thôn sạt lở", "2020-11-15")
    assert "opinion_id" not in body
    assert page.path.startswith(f"/petitions/{body['id']}?")


def test_of_a_matter_of_a_commune_one_of_its_cells_asks(signed_in: SignedIn, world: World) -> None:
    office = signed_in("van-phong-xa")
    form = office.open(f"/matters/{LAND}/petition")
    said = {"address": "Bản Mạ", "field": "land"}

    blank = office.send(form, "/petition", said)
    office.send(form, "/petition", said | {"cell_id": str(CELL)})

    assert "Chi bộ nào kiến nghị?" in form.text
    assert "Hãy chọn một trong các mục có sẵn." in blank.text
    assert [body["cell_id"] for body in world.says("/petitions")] == [str(CELL)]


def test_who_does_not_keep_the_books_makes_no_petition_of_a_matter(signed_in: SignedIn) -> None:
    assert signed_in("lan").open(f"/matters/{SLOPE}").links("Lập kiến nghị") == []
    assert signed_in("lan").open(f"/matters/{SLOPE}/petition").status == 403


def test_a_matter_of_a_district_is_no_cells_to_ask_for(signed_in: SignedIn, world: World) -> None:
    world.matters[LAND]["organization_id"] = str(DISTRICT)
    office = signed_in("van-phong")

    assert office.open(f"/matters/{LAND}").links("Lập kiến nghị") == []
    assert office.open(f"/matters/{LAND}/petition").status == 404


def test_a_matter_and_the_petition_grown_out_of_it_lead_to_each_other(
    signed_in: SignedIn, world: World
) -> None:
    world.matters[SLOPE] |= {"petition_id": str(CANAL), "petition_raised_on": "2020-10-07"}
    petition = world.asking.petitions[CANAL]
    petition |= {"source": "matter", "source_id": str(SLOPE), "briefing_id": None}
    petition["links"]["matter"] = world.matters[SLOPE]
    secretary = signed_in("bi-thu")

    (there,) = secretary.open(f"/matters/{SLOPE}").links("Đã thành kiến nghị ngày 07/10/2020")
    (back,) = secretary.open(there).links("Từ việc khó, vướng mắc")

    assert (there, back) == (f"/petitions/{CANAL}", f"/matters/{SLOPE}")
    assert secretary.open(f"/matters/{SLOPE}/petition").path == there
    world.matters[SLOPE]["state"] = "revoked"
    assert "(đã rút, ghi nhầm)" in secretary.open(there).text


def test_the_matters_of_a_commune_are_not_for_a_secretary_of_one_cell(
    signed_in: SignedIn,
) -> None:
    assert signed_in("bi-thu").open(f"/organizations/{COMMUNE}/matters").status == 403
    assert signed_in("bi-thu").open(f"/matters/{LAND}").status == 403
