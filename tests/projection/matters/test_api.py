"""Matters through the read API: who may, their life, their pages, and the petition of one."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from contracts import attendance as t
from contracts.topics import ATTENDANCE
from services.projection.read_models.matters.projection import STEPS
from tests.projection.petitions.asked import (
    GRANTS,
    Asked,
    a_member_with_an_account,
    asked_about,
    grant_all,
)
from tests.projection.petitions.histories import DAY, Story, march
from tests.support.histories.petition_places import LEADERS
from tests.support.histories.worlds import identity
from tests.support.servers.postgres import fresh_database

SLOPE, LAND, OLD, TWICE = (identity(name) for name in ("sạt lở", "đất", "cũ", "trùng"))
RESPONSIBLE = "khu-truong"
D1, C1, C2 = (f"/organizations/{identity(name)}" for name in ("D1", "C1", "C2"))
EVERYBODY = {*GRANTS, RESPONSIBLE, "khong-ai"}
OVER_D1 = {"huyen", "thuong-vu", "xem", "phong", "dang-vien"}


def record(story: Story, matter_id: UUID, cell: str, found_on: date, text: str) -> None:
    recorded = t.MatterRecorded(
        matter_id=matter_id, organization_id=identity(cell), found_on=found_on, text=text
    )
    story.history.add(matter_id, recorded)


def entrust(story: Story, matter_id: UUID, member_id: UUID, due_on: date) -> None:
    entrusted = t.MatterEntrusted(
        matter_id=matter_id, member_id=member_id, due_on=due_on, entrusted_on=march(9)
    )
    story.history.add(matter_id, entrusted)


def a_story() -> Story:
    """One overdue in c1 that a member from elsewhere is responsible for, one in c1 that became a
    petition and is settled, one in c3, and one that was recorded by mistake.
    """
    story = Story()
    grant_all(story)
    responsible = a_member_with_an_account(story, "Vi Văn Cừ", RESPONSIBLE)
    record(story, SLOPE, "c1", march(5), "Đường vào thôn sạt lở")
    entrust(story, SLOPE, responsible, march(20))
    # The petition is there before the matter.
    story.raise_("sổ đỏ", source="matter", source_id=LAND, briefing_id=None)
    record(story, LAND, "c1", march(3), "Mười hai hộ chưa nhường đất")
    entrust(story, LAND, identity("an"), march(20))
    done = t.MatterSettled(matter_id=LAND, settled_on=march(10), outcome="Đã ký biên bản")
    story.history.add(LAND, done)
    record(story, OLD, "c3", march(4), "Nhà văn hóa thôn xuống cấp")
    record(story, TWICE, "c2", march(4), "Đường vào thôn sạt lở")
    story.history.add(TWICE, t.MatterRevoked(matter_id=TWICE, reason="ghi trùng"))
    return story


@pytest.fixture(scope="module")
def asked(postgres_server: str) -> Iterator[Asked]:
    with fresh_database(postgres_server) as url, asked_about(a_story(), url) as asking:
        yield asking


@pytest.mark.parametrize(
    ("path", "who_may"),
    [
        (f"{D1}/matters", OVER_D1),
        (f"{C1}/matters", {*OVER_D1, "xa"}),
        (f"/matters/{SLOPE}", {*OVER_D1, "xa", "chi-bo", RESPONSIBLE}),
        (f"/matters/{LAND}", {*OVER_D1, "xa", "chi-bo"}),
    ],
)
def test_who_may_is_answered_and_nobody_else(asked: Asked, path: str, who_may: set[str]) -> None:
    assert {account for account in EVERYBODY if asked.status(account, path) == 200} == who_may
    assert {asked.status(account, path) for account in EVERYBODY - who_may} == {403}


def test_who_is_responsible_no_more_does_not_get_in_by_asking_as_of_then(
    postgres_server: str,
) -> None:
    story = a_story()
    before = story.history.envelopes[-1].time
    entrust(story, SLOPE, identity("an"), march(25))
    with fresh_database(postgres_server) as url, asked_about(story, url) as asking:
        path = f"/matters/{SLOPE}"
        assert asking.status(RESPONSIBLE, path, as_of=before.isoformat()) == 403
        earlier = asking.json("huyen", path, as_of=before.isoformat())
    assert earlier["responsible_name"] == "Vi Văn Cừ"


def test_what_nobody_knows_is_not_found(asked: Asked) -> None:
    assert asked.status("huyen", f"/matters/{identity('không có')}") == 404


def test_a_matter_is_told_with_names_and_its_life_opens_to_events(asked: Asked) -> None:
    found = asked.json("huyen", f"/matters/{SLOPE}")

    assert (found["organization_name"], found["text"]) == ("Tổ chức c1", "Đường vào thôn sạt lở")
    assert (found["responsible_name"], found["due_on"]) == ("Vi Văn Cừ", "2021-03-20")
    assert (found["state"], found["overdue"]) == ("entrusted", True)
    assert [step["type"] for step in found["life"]] == ["MatterRecorded.v1", "MatterEntrusted.v1"]
    assert [step["on"] for step in found["life"]] == ["2021-03-05", "2021-03-09"]
    assert found["life"][1]["member_name"] == "Vi Văn Cừ"
    trail = asked.json("huyen", f"/trail/{SLOPE}")
    assert [e["event_id"] for e in trail["rows"]] == [step["event_id"] for step in found["life"]]
    assert trail["names"][str(identity("Vi Văn Cừ"))] == "Vi Văn Cừ"


def test_it_is_overdue_from_the_day_after_it_was_due(asked: Asked) -> None:
    path = f"/matters/{SLOPE}"
    told = [asked.json("huyen", path, on=f"2021-03-{day}")["overdue"] for day in (20, 21)]
    assert told == [False, True]


def test_a_matter_and_the_petition_grown_out_of_it_are_linked_both_ways(asked: Asked) -> None:
    petition_id = str(identity("sổ đỏ"))

    matter = asked.json("huyen", f"/matters/{LAND}")
    petition = asked.json("huyen", f"/petitions/{petition_id}")

    assert (matter["petition_id"], matter["petition_raised_on"]) == (petition_id, DAY.isoformat())
    link = petition["links"]["matter"]
    assert (link["matter_id"], link["text"]) == (str(LAND), "Mười hai hộ chưa nhường đất")
    assert (link["state"], link["outcome"]) == ("settled", "Đã ký biên bản")
    assert petition["links"]["opinion"] is None


def test_lists_have_the_subtree_and_what_is_asked_for(asked: Asked) -> None:
    def found(scope: str, **asked_for: object) -> list[str]:
        rows = asked.json("huyen", f"{scope}/matters", **asked_for)["rows"]
        return [row["matter_id"] for row in rows]

    everything = {str(each) for each in (SLOPE, LAND, OLD, TWICE)}
    assert set(found(D1)) == everything
    assert set(found(C1)) == everything - {str(OLD)}
    assert found(C2) == [str(OLD)]
    assert found(D1, state="settled") == [str(LAND)]
    assert set(found(D1, state=["open", "entrusted"])) == {str(SLOPE), str(OLD)}
    assert found(D1, overdue=True) == [str(SLOPE)]
    assert found(D1, overdue=True, on="2021-03-20") == []
    assert found(D1, responsible_id=str(identity("an"))) == [str(LAND)]
    assert asked.status("huyen", f"{D1}/matters", state="none") == 422


def test_pages_join_up_without_a_gap_and_without_a_repetition(asked: Asked) -> None:
    whole = [row["matter_id"] for row in asked.json("huyen", f"{D1}/matters")["rows"]]
    pages: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = asked.json("huyen", f"{D1}/matters", limit=1, **after)
        pages += [row["matter_id"] for row in page["rows"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert pages == whole
    assert len(whole) == 4


def test_a_members_page_has_the_open_matters_of_theirs(asked: Asked) -> None:
    def of(member: str) -> list[str]:
        rows = asked.json("huyen", f"/members/{identity(member)}")["matters"]
        return [row["matter_id"] for row in rows]

    assert "an" in LEADERS
    assert of("an") == []
    rows = asked.json(RESPONSIBLE, f"/members/{identity('Vi Văn Cừ')}")["matters"]
    assert [(row["matter_id"], row["overdue"]) for row in rows] == [(str(SLOPE), True)]


def test_every_event_of_a_matter_is_a_step_of_its_life() -> None:
    told = {kind for kind in ATTENDANCE.events if "matter_id" in kind.__struct_fields__}
    assert set(STEPS) == told
