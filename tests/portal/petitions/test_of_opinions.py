"""A petition that grows out of an opinion, from the page of the meeting."""

from kernel.errors import Refusal
from tests.portal.browser import SignedIn
from tests.portal.stand_ins.world import CELL, MEETING, World, opinion


class PetitionerNamedInText(Refusal):
    """As the petition service says it."""

    field = "text"


def test_an_opinion_becomes_a_petition(signed_in: SignedIn, world: World) -> None:
    secretary = signed_in("bi-thu")
    (form,) = secretary.open(f"/meetings/{MEETING}").links("Thành kiến nghị")
    said = {"address": "Đồng Bản Mạ", "field": "agriculture"}

    page = secretary.send(secretary.open(form), "/petition", said)

    (body,) = world.says("/petitions")
    raised = opinion(MEETING, "Cây giống chưa bảo đảm")
    assert body["opinion_id"] == raised["opinion_id"]
    assert (body["text"], body["cell_id"]) == (raised["text"], str(CELL))
    assert body["raised_on"] == "2020-11-15"
    assert page.path.startswith(f"/petitions/{body['id']}?")
    assert "Đã ghi kiến nghị." in page.text


def test_an_opinion_with_a_name_in_it_is_told_so_and_nothing_is_lost(
    signed_in: SignedIn, world: World
) -> None:
    world.refusals["/petitions"] = PetitionerNamedInText("named")
    secretary = signed_in("bi-thu")
    form = secretary.open(secretary.open(f"/meetings/{MEETING}").links("Thành kiến nghị")[0])
    said = {"address": "Bản Mạ", "field": "land", "petitioner": "confidential"}

    page = secretary.send(form, "/petition", {**said, "petitioner_name": "Kín"})

    assert page.status == 422
    assert "có tên người xin giữ kín" in page.text
    assert page.form("/petition")["petitioner_name"] == "Kín"


def test_who_does_not_keep_the_books_of_a_cell_makes_no_petition_of_its_opinions(
    signed_in: SignedIn,
) -> None:
    raised = opinion(MEETING, "Cây giống chưa bảo đảm")["opinion_id"]

    assert signed_in("lan").open(f"/meetings/{MEETING}/opinions/{raised}/petition").status == 403
    assert signed_in("bi-thu").open(f"/meetings/{MEETING}/opinions/{CELL}/petition").status == 404
