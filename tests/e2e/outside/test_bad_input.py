"""Bad input gets a problem document that names the field and the rule, and nothing is stored."""

import unicodedata
from typing import Any
from uuid import uuid4

import httpx
import psycopg

from services.demo.client import XLSX
from tests.e2e.outside.bad_petitions import GHOST, Refusal, petition_refusals
from tests.support import town as towns
from tests.support.servers.system import System
from tests.support.town import Town

IMPORTS = (
    "/assignment/imports/organizations",
    "/assignment/imports/members",
    "/attendance/imports/meetings",
    "/petition/imports/petitions",
)


def post(
    system: System, path: str, body: Any = None, account: str = towns.OFFICE, **more: Any
) -> httpx.Response:
    headers = {"Authorization": f"Bearer {system.token(account)}", **more.pop("headers", {})}
    request = {"json": body} if body is not None else more
    return httpx.post(f"{system.url}/api{path}", headers=headers, timeout=60, **request)


def stored(system: System) -> list[int]:
    """How many events the logs hold."""
    counts = []
    for service in ("assignment", "attendance", "petition"):
        with psycopg.connect(f"{system.database_url(service)}") as connection:
            row = connection.execute(f"SELECT count(*) FROM {service}_events").fetchone()
            counts.append(int(row[0]) if row else 0)
    return counts


def post_body(town: Town, **changes: Any) -> dict[str, Any]:
    return {
        "committee_id": town.commune,
        "role": "standing_member",
        "level": "commune",
        "starts_on": "2021-01-01",
        **changes,
    }


def record(town: Town, **changes: Any) -> dict[str, Any]:
    return {
        "organization_id": town.cell,
        "kind": "extraordinary",
        "held_on": "2021-09-05",
        **changes,
    }


def member(town: Town, **changes: Any) -> dict[str, Any]:
    return {
        "full_name": "Lương Văn Đạt",
        "cell_id": town.cell,
        "effective_on": "2021-01-01",
        **changes,
    }


def refusals(town: Town) -> list[Refusal]:
    posts = f"/assignment/members/{town.member}/posts"
    backwards = {"starts_on": "2021-05-01", "ends_on": "2021-04-30"}
    own_cell = record(town, organization_id=town.other_cell, member_ids=[town.member])
    again = record(town, held_on="2021-03-05", kind="regular")
    ghost = record(town, organization_id=GHOST)
    matter = {"organization_id": town.cell, "found_on": "2021-03-05", "text": "Sạt lở"}
    return [
        (
            "a matter nowhere",
            "/attendance/matters",
            matter | {"organization_id": GHOST},
            404,
            "organization_id",
            "",
        ),
        (
            "a matter found tomorrow",
            "/attendance/matters",
            matter | {"found_on": "2199-01-05"},
            422,
            "found_on",
            "MatterInTheFuture",
        ),
        (
            "an unknown organization",
            "/attendance/meetings/record",
            ghost,
            404,
            "organization_id",
            "",
        ),
        (
            "an unknown cell",
            "/assignment/members",
            member(town, cell_id=GHOST),
            404,
            "cell_id",
            "",
        ),
        (
            "a post that ends before it starts",
            posts,
            post_body(town, **backwards),
            422,
            "ends_on",
            "EndsBeforeItStarts",
        ),
        (
            "a date that does not exist",
            posts,
            post_body(town, starts_on="2021-02-30"),
            422,
            "starts_on",
            "",
        ),
        (
            "attendance at one's own cell",
            "/attendance/meetings/record",
            own_cell,
            422,
            "member_ids.0",
            "OwnCellVisit",
        ),
        (
            "the same meeting twice",
            "/attendance/meetings/record",
            again,
            409,
            "",
            "MeetingAlreadyEntered",
        ),
        (
            "a future meeting held",
            "/attendance/meetings/record",
            record(town, held_on="2199-01-05"),
            422,
            "held_on",
            "",
        ),
        (
            "control characters",
            "/assignment/members",
            member(town, full_name="Lương\u0007 Văn Đạt"),
            422,
            "full_name",
            "",
        ),
        (
            "a NUL",
            "/assignment/members",
            member(town, full_name="Lương\u0000"),
            422,
            "full_name",
            "",
        ),
        ("a field too many", "/assignment/members", member(town, rank="tướng"), 422, "rank", ""),
        (
            "an unknown kind",
            "/attendance/meetings/record",
            record(town, kind="party"),
            422,
            "kind",
            "",
        ),
        ("no name", "/assignment/members", member(town, full_name="  "), 422, "full_name", ""),
    ]


def test_each_gets_its_problem_document_and_the_logs_are_unchanged(
    system: System, town: Town
) -> None:
    before = stored(system)

    for what, path, body, status, field, rule in (*refusals(town), *petition_refusals(town)):
        answer = post(system, path, body)
        problem = answer.json()
        assert answer.status_code == status, (what, problem)
        assert answer.headers["content-type"] == "application/problem+json", what
        assert {"type", "title", "status", "detail"} <= problem.keys(), what
        told = [(error["field"], error["rule"]) for error in problem.get("errors", [])]
        assert not field or field in {name for name, _ in told}, (what, problem)
        assert (
            not rule or rule.lower() in problem["type"].replace("-", "").lower() + str(told).lower()
        ), (what, problem)

    assert stored(system) == before


def test_a_body_of_50_mb_is_refused_before_it_is_read(system: System, town: Town) -> None:
    before = stored(system)

    answer = post(system, "/assignment/members", content=b"x" * 50_000_000)

    assert answer.status_code == 413
    assert answer.json()["errors"][0]["rule"] == "BodyTooLarge"
    assert stored(system) == before


def test_what_is_no_json_is_refused_with_a_problem_document(system: System, town: Town) -> None:
    before = stored(system)

    for content in (b"{", b"[]", b'"\\ud800"', b"\xff\xfe", b"null"):
        answer = post(
            system,
            "/assignment/members",
            content=content,
            headers={"Content-Type": "application/json"},
        )
        assert answer.status_code in {400, 422}, answer.text
        assert answer.headers["content-type"] == "application/problem+json"

    assert stored(system) == before


def test_what_is_no_workbook_is_refused_with_a_problem_document(system: System, town: Town) -> None:
    before = stored(system)

    for path in IMPORTS:
        for content in (b"", b"Kinh gui", b"PK\x03\x04torn"):
            answer = post(system, path, content=content, headers={"Content-Type": XLSX})
            assert answer.status_code == 422, (path, answer.text)
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["errors"][0]["field"] in {"file", "body"}, (path, answer.text)

    assert stored(system) == before


def test_a_replayed_key_with_another_body_is_refused(system: System, town: Town) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    first = post(system, "/assignment/members", member(town), headers=key)
    before = stored(system)

    again = post(system, "/assignment/members", member(town), headers=key)
    another = post(system, "/assignment/members", member(town, full_name="Ai Đó"), headers=key)

    assert again.json() == first.json()
    assert another.status_code == 422
    assert another.json()["errors"][0] == {
        "field": "Idempotency-Key",
        "rule": "KeyUsedForAnotherRequest",
        "detail": "this Idempotency-Key came with another body before",
    }
    assert stored(system) == before


def test_a_name_in_nfd_is_stored_in_nfc_and_found(system: System, town: Town) -> None:
    """Vietnamese typed on some phones arrives decomposed; it is the same name."""
    name = "Hứa Thị Huệ"
    result = post(
        system, "/assignment/members", member(town, full_name=unicodedata.normalize("NFD", name))
    ).json()

    office = system.caller(towns.OFFICE)
    history = office.get(f"/projection/trail/{result['id']}", on="2026-01-01")["rows"]

    assert history[0]["data"]["full_name"] == unicodedata.normalize("NFC", name)
