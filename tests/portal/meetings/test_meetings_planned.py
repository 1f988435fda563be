"""A cell's next meeting in the pages: planned, listed, refused."""

from kernel.errors import Refusal
from tests.portal.browser import SignedIn
from tests.portal.stand_ins.world import CELL, COMMUNE, World

PLAN = "/meetings#plan"


class MeetingAlreadyEntered(Refusal):
    """As the attendance service says it."""

    status = 409
    field = "planned_on"


def test_a_meeting_is_planned_on_the_page_of_its_cell_and_listed_with_its_state(
    signed_in: SignedIn, world: World
) -> None:
    secretary = signed_in("bi-thu")
    form = secretary.open(f"/cells/{CELL}")
    typed = {"planned_on": "05/12/2020", "kind": "thematic", "place": " Nhà ông Páo "}

    page = secretary.send(form, PLAN, typed)

    assert world.says("/meetings") == [
        {
            "organization_id": str(CELL),
            "kind": "thematic",
            "planned_on": "2020-12-05",
            "place": "Nhà ông Páo",
        }
    ]
    assert page.path.startswith(f"/cells/{CELL}?")
    assert "Đã lên lịch kỳ sinh hoạt." in page.text
    assert "05/12/2020 Chuyên đề Dự kiến chưa đến ngày" in page.text


def test_the_form_begins_where_the_cell_met_last(signed_in: SignedIn) -> None:
    form = signed_in("bi-thu").open(f"/cells/{CELL}").form(PLAN)

    assert (form["place"], form["kind"], form["planned_on"]) == ("Nhà văn hóa thôn", "regular", "")


def test_what_cannot_be_planned_is_told_beside_its_field_and_stays_typed(
    signed_in: SignedIn, world: World
) -> None:
    world.refusals["/meetings"] = MeetingAlreadyEntered("already")
    secretary = signed_in("bi-thu")
    form = secretary.open(f"/cells/{CELL}")

    blank = secretary.send(form, PLAN, {"place": "Nhà ông Páo"})
    taken = secretary.send(form, PLAN, {"planned_on": "2020-12-05", "place": "Nhà ông Páo"})

    assert (blank.status, taken.status) == (422, 422)
    assert "Cần điền mục này." in blank.text
    assert 'id="planned_on-wrong"' in taken.html
    assert "Ngày đó đã có một kỳ họp cùng loại của tổ chức này." in taken.text
    assert (taken.form(PLAN)["planned_on"], taken.form(PLAN)["place"]) == (
        "2020-12-05",
        "Nhà ông Páo",
    )
    assert world.bodies == []


def test_a_plan_that_is_sent_twice_is_the_same_order(signed_in: SignedIn, world: World) -> None:
    secretary = signed_in("bi-thu")
    form = secretary.open(f"/cells/{CELL}")

    for _ in range(2):
        secretary.send(form, PLAN, {"planned_on": "2020-12-05"})

    (first, _, key), (second, _, again) = world.bodies
    assert (first, key) == (second, again)


def test_a_plan_whose_fate_is_unknown_is_sent_again_under_the_same_key(
    signed_in: SignedIn, world: World
) -> None:
    secretary = signed_in("bi-thu")
    form = secretary.open(f"/cells/{CELL}")
    world.orders_away = True

    again = secretary.send(form, PLAN, {"planned_on": "2020-12-05"})

    assert "Hệ thống đang bận nên chưa ghi được." in again.text
    assert again.form(PLAN)["form_key"] == form.form(PLAN)["form_key"]


def test_a_committee_plans_and_records_no_meetings_that_are_for_cells_alone(
    signed_in: SignedIn,
) -> None:
    office = signed_in("van-phong-xa")

    planning = office.open(f"/cells/{COMMUNE}").html
    recording = office.open(f"/cells/{COMMUNE}/meetings/new").html

    for page in (planning, recording):
        assert 'value="extraordinary"' in page
        assert 'value="thematic"' not in page
        assert 'value="model"' not in page
