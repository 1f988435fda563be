"""One letter that asks for several things, split into its parts on the petition's page."""

from kernel.errors import Refusal
from tests.portal.browser import SignedIn
from tests.portal.stand_ins.petitions.petition_world import CANAL
from tests.portal.stand_ins.world import World

PAGE = f"/petitions/{CANAL}"


class TextIsTooLong(Refusal):
    """As the petition service says it."""

    field = "parts.1.text"


def test_a_letter_is_split_into_the_parts_that_were_written(
    signed_in: SignedIn, world: World
) -> None:
    browser = signed_in("van-phong")
    parts = {"text-0": "Nạo vét mương", "text-1": "Sửa cống", "field-1": "land"}

    browser.send(browser.open(PAGE), "/split#split", {**parts, "reason": "Hai việc"})

    (body,) = world.says("/split")
    address = "Sau trường mầm non, thôn Bản Mạ"
    assert body["parts"] == [
        {"field": "agriculture", "text": "Nạo vét mương", "address": address},
        {"field": "land", "text": "Sửa cống", "address": address},
    ]


def test_what_is_wrong_with_a_part_is_told_beside_it(signed_in: SignedIn, world: World) -> None:
    browser = signed_in("van-phong")
    page = browser.open(PAGE)

    missing = browser.send(page, "/split#split", {"text-0": "Một việc", "reason": "Hai việc"})
    world.refusals["/split"] = TextIsTooLong("too long")
    typed = {"text-0": "Một việc", "text-1": "Việc nữa", "reason": "Hai việc"}
    refused = browser.send(page, "/split#split", typed)

    assert 'id="split-text-1-wrong"' in missing.html
    assert "Viết dài quá" in refused.text
    assert 'id="split-text-1-wrong"' in refused.html
    assert refused.form("/split#split")["text-1"] == "Việc nữa"
