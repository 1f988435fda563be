"""The read API of petitions: who is answered what."""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from contracts.assignment import MemberAppointed
from contracts.petition import briefings as b, zones as z
from tests.projection.petitions.asked import (
    GRANTS,
    Asked,
    a_member_with_an_account,
    asked_about,
    grant_all,
)
from tests.projection.petitions.histories import DAY, Story, march
from tests.support.histories.worlds import FIRST, identity
from tests.support.servers.postgres import fresh_database

ZONE: Final = f"/zones/{identity('Z1')}"
BRIEFING: Final = f"/briefings/{identity('giao ban')}"
AFTER: Final = f"/briefings/{identity('giao ban sau')}"
DRAFTED: Final = f"/petitions/{identity('dự thảo')}"
ANSWERED: Final = f"/petitions/{identity('trả lời')}"
PUBLISHED: Final = f"/petitions/{identity('công bố')}"
D1: Final = f"/organizations/{identity('D1')}"
C1: Final = f"/organizations/{identity('c1')}"

EVERYBODY: Final = {*GRANTS, "khu-truong", "khong-ai"}
OVER_C1: Final = {"huyen", "xa", "thuong-vu"}
OVER_D1: Final = {"huyen", "thuong-vu"}


def a_story() -> Story:
    """Three petitions of one cell: drafted, answered, published; at two briefings of its zone."""
    story = Story()
    grant_all(story)
    head: Any = {"zone_id": identity("Z1"), "member_id": identity("an"), "starts_on": FIRST}
    story.history.add(identity("Z1"), z.ZoneHeadAppointed(**head))
    a_member_with_an_account(story, "khu trưởng", "khu-truong")
    for name in ("dự thảo", "trả lời", "công bố", "để lại"):
        petition_id = story.raise_(name, petitioner="named", petitioner_name="Vi Văn Chi")
        if name != "để lại":
            story.escalate(petition_id)
            story.assign(petition_id, march(8), due_on=march(15))
            story.draft(petition_id, march(9), f"Trả lời về {name}")
        if name in ("trả lời", "công bố"):
            story.answer(petition_id, march(10))
    story.publish(identity("công bố"), march(31))
    _briefings(story)
    return story


def _briefings(story: Story) -> None:
    for name, month, host in (("giao ban", 3, "C1"), ("giao ban sau", 4, "C2")):
        briefing_id = identity(name)
        planned = b.BriefingPlanned(
            briefing_id=briefing_id,
            zone_id=identity("Z1"),
            month=DAY.replace(month=month, day=1),
            planned_on=DAY.replace(month=month),
            host_id=identity(host),
        )
        story.history.add(briefing_id, planned)
    held = b.BriefingHeld(briefing_id=identity("giao ban"), held_on=DAY)
    story.history.add(identity("giao ban"), held)
    answers = [b.AnswerRef(petition_id=identity(n), round=1) for n in ("trả lời", "công bố")]
    later = identity("giao ban sau")
    compiled = b.AnswersCompiled(briefing_id=later, answers=answers, late=[], compiled_on=march(30))
    announced = b.AnswersAnnounced(briefing_id=later, answers=answers[1:], announced_on=march(31))
    for event in (compiled, announced):
        story.history.add(later, event)


@pytest.fixture(scope="module")
def asked(postgres_server: str) -> Iterator[Asked]:
    with fresh_database(postgres_server) as url, asked_about(a_story(), url) as asking:
        yield asking


@pytest.mark.parametrize(
    ("path", "who_may"),
    [
        (D1 + "/zones", {*OVER_D1, "dang-vien"}),
        (C1 + "/zones", {*OVER_C1, "chi-bo", "dang-vien"}),
        (ZONE, {*OVER_C1, "xa-ben", "chi-bo", "chi-bo-ban"}),
        (ZONE + "/next-briefing", OVER_D1),
        (BRIEFING, {*OVER_C1, "xa-ben", "chi-bo", "chi-bo-ban"}),
        (D1 + "/petitions", OVER_D1),
        (C1 + "/petitions", {*OVER_C1, "chi-bo"}),
        (DRAFTED, {*OVER_C1, "chi-bo", "phong"}),
        (D1 + "/petition-statistics", {*OVER_D1, "xem"}),
        (C1 + "/petition-statistics", {*OVER_C1, "chi-bo", "xem"}),
        (D1 + "/petition-fields", {*OVER_D1, "xem", "phong", "dang-vien"}),
        (D1 + "/petition-regulations", {*OVER_D1, "xem", "phong", "dang-vien"}),
        (D1 + "/working-year", {*OVER_D1, "xem", "phong", "dang-vien"}),
        (D1 + "/offices", {*OVER_D1, "xem", "phong", "dang-vien"}),
        (f"/offices/{identity('nông nghiệp')}/desk", {*OVER_D1, "phong"}),
        (D1 + "/approval-desk", OVER_D1),
    ],
)
def test_who_may_is_answered_and_nobody_else(asked: Asked, path: str, who_may: set[str]) -> None:
    answered = {account for account in EVERYBODY if asked.status(account, path) == 200}

    assert answered == who_may
    assert {asked.status(account, path) for account in EVERYBODY - who_may} <= {403}


@pytest.mark.parametrize(
    "path",
    "/zones/{} /zones/{}/next-briefing /briefings/{} /petitions/{} /offices/{}/desk".split(),
)
def test_what_nobody_knows_is_not_found(asked: Asked, path: str) -> None:
    assert asked.status("huyen", path.format(identity("không có"))) == 404


@pytest.mark.parametrize("account", ["huyen", "xa", "thuong-vu", "phong"])
def test_whoever_works_on_an_answer_sees_it_before_it_is_announced(
    asked: Asked, account: str
) -> None:
    found = asked.json(account, ANSWERED)

    assert found["state"] == "answered"
    assert found["rounds"][0]["text"] == "Trả lời về trả lời"


SEEN_BY_A_CELL: Final = (
    DRAFTED,
    ANSWERED,
    C1 + "/petitions",
    C1 + "/petition-statistics",
    BRIEFING,
    AFTER,
    ZONE,
    f"/trail/{identity('trả lời')}",
    f"/trail/{identity('dự thảo')}",
)


@pytest.mark.parametrize("path", SEEN_BY_A_CELL)
def test_nothing_of_an_answer_reaches_the_cell_before_it_is_announced(
    asked: Asked, path: str
) -> None:
    body = str(asked.json("chi-bo", path))

    assert "Trả lời về dự thảo" not in body
    assert "Trả lời về trả lời" not in body
    for state in ("drafted", "answered'", "approved'"):
        assert f"'state': '{state}" not in body


def test_an_announced_answer_reaches_the_cell(asked: Asked) -> None:
    found = asked.json("chi-bo", PUBLISHED)

    assert found["state"] == "published"
    assert found["rounds"][0]["text"] == "Trả lời về công bố"
    assert "Trả lời về công bố" in str(asked.json("chi-bo", f"/trail/{identity('công bố')}"))
    (answer,) = asked.json("chi-bo", AFTER)["answers"]
    assert answer["text"] == "Trả lời về công bố"


def test_the_list_of_a_briefing_is_seen_whole_by_who_answers_for_it(asked: Asked) -> None:
    answers = asked.json("huyen", AFTER)["answers"]

    said = [(row["document_number"], row["text"], row["announced"]) for row in answers]
    assert said == [
        ("1-CV/HU", "Trả lời về trả lời", False),
        ("1-CV/HU", "Trả lời về công bố", True),
    ]


def test_a_briefing_has_what_was_put_there_and_what_is_to_be_reported_at_the_next(
    asked: Asked,
) -> None:
    put = [row["text"] for row in asked.json("huyen", BRIEFING)["petitions"]]
    to_report = [row["text"] for row in asked.json("huyen", AFTER)["to_report"]]

    assert put == ["Sửa dự thảo", "Sửa trả lời", "Sửa công bố", "Sửa để lại"]
    assert to_report == ["Sửa để lại"]


def test_the_next_briefing_has_what_is_to_be_announced_and_reported(asked: Asked) -> None:
    found = asked.json("huyen", ZONE + "/next-briefing")

    assert found["briefing_id"] == str(identity("giao ban sau"))
    (answer,) = found["to_announce"]
    assert (answer["text"], answer["late"]) == ("Sửa trả lời", False)
    assert [row["text"] for row in found["to_report"]] == ["Sửa để lại"]


def test_reading_a_petition_that_names_the_petitioner_leaves_a_trace(asked: Asked) -> None:
    before = len(asked.read_log.about(identity("dự thảo"), 100))

    asked.json("huyen", DRAFTED)

    readings = asked.read_log.about(identity("dự thảo"), 100)
    assert ("huyen", "petition") in {(row["account"], row["what"]) for row in readings}
    assert len(readings) == before + 1


def test_a_list_is_read_in_pages_that_join_up(asked: Asked) -> None:
    whole = [row["petition_id"] for row in asked.json("huyen", D1 + "/petitions")["rows"]]
    pages: list[str] = []
    after: dict[str, Any] = {}
    while True:
        page = asked.json("huyen", D1 + "/petitions", limit=1, **after)
        pages += [row["petition_id"] for row in page["rows"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}

    assert len(whole) == 4
    assert pages == whole


@pytest.mark.parametrize(
    ("asked_for", "found"),
    [
        ({"state": "drafted"}, ["Sửa dự thảo"]),
        ({"state": ["drafted", "raised"]}, sorted(["Sửa dự thảo", "Sửa để lại"])),
        ({"overdue": "true"}, ["Sửa dự thảo"]),
        ({"round": 0}, ["Sửa để lại"]),
        ({"month": "2021-02"}, []),
        ({"month": "2021-03", "field": "dat_dai"}, []),
        ({"zone_id": str(identity("Z2"))}, []),
        (
            {"cell_id": str(identity("c1")), "zone_id": str(identity("Z1")), "round": 0},
            ["Sửa để lại"],
        ),
        ({"cell_id": str(identity("c2"))}, []),
        ({"office_id": str(identity("sở"))}, []),
    ],
    ids=str,
)
def test_a_list_can_be_narrowed(asked: Asked, asked_for: dict[str, Any], found: list[str]) -> None:
    rows = asked.json("huyen", D1 + "/petitions", **asked_for)["rows"]

    assert sorted(row["text"] for row in rows) == found


@pytest.mark.parametrize("month", ["2021-13", "2021", "21-03", "2021-3", "x", "0000-01"])
def test_a_month_that_is_none_is_refused_by_name(asked: Asked, month: str) -> None:
    assert asked.status("huyen", D1 + "/petitions", month=month) == 422
    assert asked.status("huyen", D1 + "/petition-statistics", **{"from": month}) == 422


def test_the_statistics_name_the_fields_in_the_order_of_the_regulation(asked: Asked) -> None:
    found = asked.json("huyen", D1 + "/petition-statistics")

    assert [(row["field"], row["petitions"]) for row in found["by_field"]] == [
        ("nong_nghiep", 0),
        ("dat_dai", 0),
        ("khac", 4),
    ]
    assert found["busiest_month"] == {"month": "2021-03", "petitions": 4}
    assert found["totals"]["overdue"] == 1


def test_the_zones_head_sees_what_the_zone_sees(asked: Asked, postgres_server: str) -> None:
    story = a_story()
    a_member_with_an_account(story, "phó khu", "pho-khu")
    deputy: Any = {"zone_id": identity("Z1"), "member_id": identity("phó khu"), "starts_on": FIRST}
    story.history.add(identity("Z1"), z.ZoneDeputyAppointed(**deputy))
    appointed = MemberAppointed(
        member_id=identity("phó khu"),
        post_id=identity("ủy viên"),
        committee_id=identity("D1"),
        role="member",
        level="district",
        starts_on=FIRST,
    )
    story.history.add(identity("phó khu"), appointed)

    with fresh_database(postgres_server) as url, asked_about(story, url) as asking:
        assert asking.json("pho-khu", ZONE)["deputy"]["holds"]
        assert len(asking.json("pho-khu", ZONE + "/next-briefing")["to_announce"]) == 1
        assert len(asking.json("pho-khu", AFTER)["answers"]) == 2
        assert asking.status("pho-khu", f"/zones/{identity('Z2')}") == 403
