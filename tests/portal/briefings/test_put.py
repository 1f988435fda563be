"""Petitions put at a briefing, one after another."""

from kernel.errors import Refusal
from tests.portal.browser import SignedIn
from tests.portal.stand_ins.petitions.petition_world import NOVEMBER
from tests.portal.stand_ins.world import CELL, OTHER_CELL, World

PAGE = f"/briefings/{NOVEMBER}"
PUT = {
    "cell_id": str(OTHER_CELL),
    "text": "Sửa cống đầu thôn",
    "address": "Cống số 2",
    "field": "land",
    "petitioner": "cell",
}


class PetitionerNameMissing(Refusal):
    """As the petition service says it."""

    field = "petitioner_name"


def test_petitions_are_put_one_after_another(signed_in: SignedIn, world: World) -> None:
    office = signed_in("van-phong")

    first = office.send(office.open(PAGE), f"{PAGE}/petitions", PUT)
    second = office.send(first, f"{PAGE}/petitions", {**PUT, "text": "Cấp điện thôn"})

    bodies = world.says("/petitions")
    assert [body["text"] for body in bodies] == ["Sửa cống đầu thôn", "Cấp điện thôn"]
    assert bodies[0]["id"] != bodies[1]["id"]
    assert {body["briefing_id"] for body in bodies} == {str(NOVEMBER)}
    form = second.form(f"{PAGE}/petitions")
    assert (form["text"], form["address"], form["field"]) == ("", "", "")
    assert form["cell_id"] == str(OTHER_CELL)
    assert "autofocus" in second.html
    assert "Sửa cống đầu thôn" in second.text


def test_a_petition_sent_twice_is_one(signed_in: SignedIn, world: World) -> None:
    office = signed_in("van-phong")
    page = office.open(PAGE)

    for _ in range(2):
        office.send(page, f"{PAGE}/petitions", PUT)

    (first, _, key), (second, _, again) = world.bodies
    assert (first, key) == (second, again)
    assert world.bodies[0][1]["id"] == world.bodies[1][1]["id"]


def test_a_petition_that_is_not_whole_stays_typed_and_is_told_what_is_missing(
    signed_in: SignedIn, world: World
) -> None:
    office = signed_in("van-phong")

    page = office.send(office.open(PAGE), f"{PAGE}/petitions", {**PUT, "address": "", "field": ""})

    assert page.status == 422
    assert 'id="address-wrong"' in page.html
    assert 'id="field-wrong"' in page.html
    assert page.form(f"{PAGE}/petitions")["text"] == "Sửa cống đầu thôn"
    assert world.bodies == []


def test_a_name_that_is_missing_is_asked_for_beside_its_field(
    signed_in: SignedIn, world: World
) -> None:
    world.refusals["/petitions"] = PetitionerNameMissing("who?")
    office = signed_in("van-phong")

    page = office.send(
        office.open(PAGE), f"{PAGE}/petitions", {**PUT, "petitioner": "confidential"}
    )

    assert "Cần ghi tên người kiến nghị." in page.text
    assert 'id="petitioner_name-wrong"' in page.html


def test_a_secretary_puts_petitions_of_their_own_cell(signed_in: SignedIn, world: World) -> None:
    secretary = signed_in("bi-thu")
    page = secretary.open(PAGE)

    secretary.send(page, f"{PAGE}/petitions", {**PUT, "cell_id": str(CELL)})

    assert f'<option value="{CELL}"' in page.html
    assert f'<option value="{OTHER_CELL}"' not in page.html
    assert world.says("/petitions")[0]["cell_id"] == str(CELL)


def test_without_a_regulation_it_is_said_that_there_are_no_fields(
    signed_in: SignedIn, world: World
) -> None:
    world.asking.regulated = False

    assert "Chưa có quy định về trả lời kiến nghị" in signed_in("van-phong").open(PAGE).text
