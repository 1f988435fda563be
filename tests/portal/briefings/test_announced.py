"""Answers announced at a briefing: compiled, sent to the head, announced; the rest carried over."""

from tests.portal.browser import SignedIn
from tests.portal.stand_ins.petitions.petition_world import CANAL, NOVEMBER, OCTOBER, ROAD, answered
from tests.portal.stand_ins.world import World

PAGE = f"/briefings/{NOVEMBER}"


def test_answers_are_compiled_sent_and_announced_in_this_order(
    signed_in: SignedIn, world: World
) -> None:
    office = signed_in("van-phong")
    world.asking.briefings[NOVEMBER] |= {"state": "held", "held_on": "2020-11-10"}
    page = office.open(PAGE)
    assert not page.forms("/sending#answers")

    compiled = office.send(page, "/compilation#answers", {})
    late = answered(world.asking.petitions[CANAL], late=True, announced=False)
    new = answered(world.asking.petitions[ROAD], late=False, announced=False)
    world.asking.briefings[NOVEMBER]["answers"] = [late, new]
    sent = office.send(compiled, "/sending#answers", {})
    announced = office.send(sent, "/announcement#answers", {"answers": [str(CANAL)]})

    assert not sent.forms("/compilation#answers")
    assert world.says("/announcement") == [{"answers": [str(CANAL)]}]
    assert "Đã ghi là đã công bố trả lời." in announced.text
    assert "chưa công bố, chuyển sang kỳ sau" in announced.text


def test_nothing_chosen_is_nothing_announced(signed_in: SignedIn, world: World) -> None:
    answer = answered(world.asking.petitions[CANAL], late=False, announced=False)
    world.asking.briefings[OCTOBER] |= {"compiled_on": "2020-10-06", "answers": [answer]}
    office = signed_in("van-phong")
    page = office.open(f"/briefings/{OCTOBER}")

    again = office.send(page, "/announcement#answers", {"answers": []})

    assert "Hãy chọn ít nhất một mục." in again.text
    assert world.bodies == []


def test_the_head_announces_but_the_office_compiles(signed_in: SignedIn, world: World) -> None:
    answer = answered(world.asking.petitions[CANAL], late=False, announced=False)
    world.asking.briefings[OCTOBER] |= {"compiled_on": "2020-10-06", "answers": [answer]}

    page = signed_in("lan").open(f"/briefings/{OCTOBER}")

    assert page.forms("/announcement#answers")
    assert not page.forms("/compilation#answers")
