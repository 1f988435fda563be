"""The read API: one's own writes are seen, pages join up, every number opens to its events."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.support import town as towns
from tests.support.servers.system import System
from tests.support.town import Town

BEGINNING = datetime(2020, 1, 1, tzinfo=UTC).isoformat()


@pytest.fixture
def http(system: System) -> httpx.Client:
    headers = {"Authorization": f"Bearer {system.token(towns.OFFICE)}"}
    return httpx.Client(base_url=f"{system.url}/api", headers=headers, timeout=30)


def record(http: httpx.Client, town: Town, held_on: str, *members: str) -> httpx.Response:
    body = {
        "organization_id": town.cell,
        "kind": "regular",
        "held_on": held_on,
        "member_ids": members,
    }
    return http.post("/attendance/meetings/record", json=body)


def get(http: httpx.Client, path: str, **parameters: Any) -> dict[str, Any]:
    answer = http.get(f"/projection{path}", params=parameters)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_what_was_just_written_is_seen_by_who_waits_for_it(http: httpx.Client, town: Town) -> None:
    position = record(http, town, "2022-02-05", town.other_member).headers["Position"]

    answer = http.get(
        f"/projection/members/{town.other_member}?year=2022", headers={"Wait-For": position}
    )

    assert [visit["held_on"] for visit in answer.json()["visits"]] == ["2022-02-05"]


def test_who_waits_for_what_never_comes_is_told_to_ask_again(
    http: httpx.Client, town: Town
) -> None:
    answer = http.get("/projection/me", headers={"Wait-For": f"{uuid4()}:1"})

    assert answer.status_code == 503
    assert answer.json()["type"] == "/problems/not-yet-folded"
    assert answer.headers["Retry-After"]


def test_a_position_that_is_none_is_refused_by_name(http: httpx.Client, town: Town) -> None:
    answer = http.get("/projection/me", headers={"Wait-For": "yesterday"})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "Wait-For"


def test_every_number_opens_to_rows_and_every_row_to_events(http: httpx.Client, town: Town) -> None:
    member = get(http, f"/members/{town.member}", year=2021)
    (quota,) = member["quotas"]

    assert quota["attended"] == len(member["visits"])
    for visit in member["visits"]:
        history = get(http, f"/trail/{visit['meeting_id']}")["rows"]
        told = {event["event_id"] for event in history}
        assert {visit["meeting_event"], *visit["events"]} <= told


def test_the_sum_of_the_children_is_what_the_members_made(http: httpx.Client, town: Town) -> None:
    compliance = get(http, f"/organizations/{town.district}/compliance", year=2021)
    rows = get(http, f"/organizations/{town.district}/compliance/members", year=2021)["rows"]

    (commune,) = compliance["levels"]
    assert commune["attended"] == sum(row["attended"] for row in rows)
    assert commune["required"] == sum(row["required"] for row in rows)
    assert commune["members"] == len([row for row in rows if row["required"]])
    assert commune["attended"] == sum(row["attended"] for row in compliance["children"])


def test_pages_join_up_without_a_gap_and_without_a_repetition(
    http: httpx.Client, town: Town
) -> None:
    for path, given, named in (
        (f"/organizations/{town.district}/compliance/members", {}, "member_id"),
        (f"/organizations/{town.cell}/meetings", {}, "meeting_id"),
        ("/trail", {"organization_id": town.district}, "event_id"),
    ):
        whole = [row[named] for row in get(http, path, **given, limit=500)["rows"]]
        pages: list[str] = []
        after: dict[str, str] = {}
        while True:
            page = get(http, path, **given, limit=1, **after)
            pages += [row[named] for row in page["rows"]]
            if page["next"] is None:
                break
            after = {"after": page["next"]}
        assert pages == whole
        assert len(set(whole)) == len(whole) > 1


def test_a_cursor_of_another_list_is_refused_by_name(http: httpx.Client, town: Town) -> None:
    answer = http.get(f"/projection/organizations/{town.cell}/meetings?after=abc")

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "after"


def test_who_has_just_this_answer_gets_it_no_second_time(http: httpx.Client, town: Town) -> None:
    path = f"/projection/organizations/{town.commune}/compliance?year=2021"
    first = http.get(path)

    again = http.get(path, headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert again.content == b""


def test_before_anything_was_recorded_nothing_was_made(http: httpx.Client, town: Town) -> None:
    found = get(http, f"/organizations/{town.commune}/compliance", year=2021, as_of=BEGINNING)

    assert found["levels"] == []


def test_a_moment_of_recording_has_its_offset_from_utc(http: httpx.Client, town: Town) -> None:
    answer = http.get(
        f"/projection/organizations/{town.commune}/compliance?as_of=2026-01-01T00:00:00"
    )

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "as_of"


def test_a_followed_cell_that_nobody_visited_is_named_with_its_followers(
    http: httpx.Client, town: Town
) -> None:
    rows = get(http, f"/organizations/{town.commune}/unvisited", year=2021)["rows"]

    assert [row["organization_id"] for row in rows] == [town.other_cell]
    assert [who["member_id"] for who in rows[0]["followers"]] == [town.member]


def test_the_trail_tells_before_and_after_and_names_whom_it_speaks_of(
    http: httpx.Client, town: Town
) -> None:
    reason = {"planned_on": "2021-04-08", "reason": "Trùng lịch"}
    http.post(f"/attendance/meetings/{town.planned}/move", json=reason)
    position = http.post(
        f"/attendance/meetings/{town.planned}/move", json=reason | {"planned_on": "2021-04-09"}
    ).headers["Position"]
    http.get("/projection/me", headers={"Wait-For": position})

    trail = get(http, f"/trail/{town.planned}")

    (change,) = trail["rows"][-1]["changes"]
    assert change == {"field": "planned_on", "before": "2021-04-08", "after": "2021-04-09"}
    assert trail["rows"][-1]["actor"] == towns.OFFICE
    assert trail["names"][town.cell] == "Chi bộ thôn 1"


def test_visitors_are_looked_for_from_above(http: httpx.Client, town: Town) -> None:
    path = f"/organizations/{town.cell}/members/search"

    assert get(http, path, words="nong van an")["rows"] == []
    (found,) = get(http, path, words="nong van an", above=True)["rows"]
    assert found["member_id"] == town.member
