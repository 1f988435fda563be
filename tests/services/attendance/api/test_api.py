"""The attendance service as its callers see it: real tokens, bodies, answers and problems."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from services.attendance.service import SERVICE
from tests.services.attendance.house import House
from tests.services.attendance.imports.workbooks import a_workbook
from tests.services.attendance.province import CELL, COMMUNE, LAN, MINH, NEIGHBOUR_CELL
from tests.support.service_harness import Api, Caller

STRANGER = UUID("00000000-0000-4000-8000-00000000ffff")


@pytest.fixture
def api(house: House) -> Iterator[Api]:
    opened = Api(SERVICE, house.database_url, datetime(2024, 3, 20, 3, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture
def client(api: Api) -> TestClient:
    return api.client


@pytest.fixture
def secretary(api: Api) -> Caller:
    return api.caller("secretary")


def a_planned_meeting(caller: Caller, day: str = "2024-03-05", kind: str = "regular") -> str:
    answer = caller.post(
        "/meetings", {"organization_id": str(CELL), "kind": kind, "planned_on": day}
    )
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def the_problem(answer: Response) -> tuple[int, str, str]:
    """Status, field and rule of the first error of a problem document."""
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == answer.status_code
    first = problem["errors"][0]
    return answer.status_code, first["field"], first["rule"]


def test_a_meeting_with_all_that_can_happen_to_it(
    client: TestClient, api: Api, house: House, secretary: Caller
) -> None:
    meeting = f"/meetings/{a_planned_meeting(secretary)}"
    other = f"/meetings/{a_planned_meeting(secretary, kind='thematic')}"
    lan, district = api.caller("lan"), api.caller("district")
    at_lan = f"{meeting}/attendances/{LAN}"

    answers = [
        secretary.post(f"{other}/cancellation", {"reason": "Mưa lũ"}),
        secretary.post(f"{meeting}/move", {"planned_on": "2024-03-06", "reason": "Bận"}),
        secretary.post(f"{meeting}/holding", {"held_on": "2024-03-06", "present": 20}),
        secretary.post(
            f"{meeting}/correction",
            {"held_on": "2024-03-06", "kind": "model", "present": 21, "reason": "Nhầm"},
        ),
        lan.post(f"{meeting}/attendances", {"member_id": str(LAN)}),
        secretary.post(f"{at_lan}/dispute", {"reason": "Không đến"}),
        secretary.post(f"{at_lan}/confirmation"),
        district.post(
            f"{at_lan}/correction", {"correct_member_id": str(MINH), "reason": "Trùng tên"}
        ),
        district.post(
            f"{meeting}/attendances/{MINH}/substitution",
            {"substitute_id": str(LAN), "reason": "Bận"},
        ),
        district.post(f"{at_lan}/revocation", {"reason": "Nhầm"}),
        secretary.post(f"{meeting}/opinions", {"text": "Cây giống", "id": str(STRANGER)}),
        secretary.post(
            f"{meeting}/opinions/{STRANGER}/forwarding",
            {"to_organization_id": str(COMMUNE), "forwarded_on": "2024-03-10"},
        ),
        secretary.post(f"{meeting}/holding/revocation", {"reason": "Ghi nhầm chi bộ"}),
    ]

    assert [answer.status_code for answer in answers] == [201] * len(answers)
    assert [name for name, _ in house.published()] == [
        "MeetingScheduled",
        "MeetingScheduled",
        "MeetingCancelled",
        "MeetingMoved",
        "MeetingHeld",
        "MeetingCorrected",
        "MeetingAttended",
        "AttendanceDisputed",
        "AttendanceConfirmed",
        "AttendanceCorrected",
        "AttendanceSubstituted",
        "AttendanceRevoked",
        "OpinionRecorded",
        "OpinionForwarded",
        "MeetingHoldingRevoked",
    ]
    last = answers[-1]
    assert last.json() == {"id": meeting.split("/")[2], "position": last.headers["Position"]}
    assert last.headers["Position"].endswith(":13")
    assert answers[-3].json()["opinion_id"] == str(STRANGER)


def test_a_past_meeting_is_entered_from_its_minutes(house: House, secretary: Caller) -> None:
    answer = secretary.post(
        "/meetings/record",
        {
            "id": str(STRANGER),
            "organization_id": str(CELL),
            "kind": "regular",
            "held_on": "2024-03-05",
            "member_ids": [str(LAN), str(MINH)],
        },
    )
    assert (answer.status_code, answer.json()["id"]) == (201, str(STRANGER))
    assert house.stored() == 6


def test_a_workbook_is_sent_as_it_is(house: House, secretary: Caller) -> None:
    answer = secretary.send("/imports/meetings", a_workbook(["H1-X1-1", "5/3/2024", "Thường kỳ"]))
    assert answer.status_code == 201
    assert answer.json()["stored"] == "1"
    assert house.stored() == 2


def test_a_wrong_workbook_is_answered_row_by_row(house: House, secretary: Caller) -> None:
    answer = secretary.send(
        "/imports/meetings",
        a_workbook(["H1-X9", "5/3/2024", "Thường kỳ"], ["H1-X1-1", "31/2/2024", "Thường kỳ"]),
    )
    assert answer.status_code == 422
    assert [(e["row"], e["field"], e["rule"]) for e in answer.json()["errors"]] == [
        (2, "organization", "CodeUnknown"),
        (3, "held_on", "NotADay"),
    ]
    assert the_problem(secretary.send("/imports/meetings", b"x")) == (422, "file", "NotAWorkbook")
    assert house.stored() == 0


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"planned_on": "2024-02-30"}, "planned_on"),
        ({"planned_on": 1709596800}, "planned_on"),
        ({"planned_on": "2024-03-05T00:00:00"}, "planned_on"),
        ({"kind": "weekly"}, "kind"),
        ({"organization_id": "H1-X1-1"}, "organization_id"),
        ({"hold_on": "2024-03-05"}, "hold_on"),
        ({"place": ""}, "place"),
        ({"place": "thôn \ud800"}, "place"),
        ({"place": "thôn \u0000"}, "place"),
        ({"place": "x" * 201}, "place"),
        ({"planned_on": "2204-03-05"}, "planned_on"),
        ({"planned_on": "1204-03-05"}, "planned_on"),
    ],
)
def test_bad_input_is_answered_with_its_field_and_stores_nothing(
    house: House, client: TestClient, secretary: Caller, body: dict[str, object], field: str
) -> None:
    good = {"organization_id": str(CELL), "kind": "regular", "planned_on": "2024-03-05"}
    status, named, _ = the_problem(secretary.post("/meetings", {**good, **body}))
    assert (status, named) == (422, field)
    assert house.stored() == 0


def test_broken_rules_are_answered_by_name(secretary: Caller) -> None:
    meeting = f"/meetings/{a_planned_meeting(secretary)}"

    def refused(path: str, body: object) -> tuple[int, str, str]:
        return the_problem(secretary.post(f"{meeting}{path}", body))

    assert refused("/holding", {"held_on": "2024-03-21"}) == (422, "held_on", "HeldInTheFuture")
    assert refused("/holding", {"held_on": "2024-03-05", "present": "20"})[:2] == (422, "present")
    assert refused("/cancellation", {"reason": " "}) == (422, "reason", "TextIsBlank")
    assert refused("/attendances", {"member_id": str(STRANGER)}) == (404, "member_id", "Unknown")
    assert refused(f"/attendances/{LAN}/confirmation", None) == (
        422,
        "member_id",
        "AttendanceNotRecorded",
    )
    again = {"organization_id": str(CELL), "kind": "model", "planned_on": "2024-03-05"}
    assert the_problem(secretary.post("/meetings", again)) == (
        409,
        "planned_on",
        "MeetingAlreadyEntered",
    )


def test_a_stranger_and_a_neighbour_are_told_so(
    api: Api, client: TestClient, secretary: Caller
) -> None:
    meeting = f"/meetings/{a_planned_meeting(secretary)}"
    body = {"reason": "Mưa lũ"}

    assert client.post(f"{meeting}/cancellation", json=body).status_code == 401
    neighbour = api.caller("neighbour")
    assert neighbour.post(f"{meeting}/cancellation", body).status_code == 403
    assert secretary.post(f"/meetings/{STRANGER}/cancellation", body).status_code == 404


def test_a_repeated_key_gets_the_first_answer_and_with_another_body_a_refusal(
    house: House, secretary: Caller
) -> None:
    body = {"organization_id": str(CELL), "kind": "regular", "planned_on": "2024-03-05"}
    key = {"Idempotency-Key": "k1"}
    first = secretary.post("/meetings", body, **key)
    again = secretary.post("/meetings", body, **key)
    other = secretary.post("/meetings", {**body, "kind": "thematic"}, **key)

    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert the_problem(other) == (422, "Idempotency-Key", "KeyUsedForAnotherRequest")
    assert house.stored() == 1


def test_nobody_gets_in_without_a_token(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert len(paths) == 23
    for path, methods in paths.items():
        ids = dict.fromkeys(("meeting_id", "opinion_id", "matter_id"), STRANGER)
        filled = path.format(**ids, member_id=LAN)
        for method in methods:
            assert client.request(method, filled, json={}).status_code == 401, path


def test_every_body_is_described_by_an_example(client: TestClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    bodies = {name: s for name, s in schemas.items() if s.get("additionalProperties") is False}
    assert len(bodies) == 16
    for name, schema in bodies.items():
        (example,) = schema["examples"]
        assert set(schema["required"]) <= set(example) <= set(schema["properties"]), name


def test_a_matter_with_all_that_can_happen_to_it(
    api: Api, client: TestClient, secretary: Caller
) -> None:
    new = {"organization_id": str(CELL), "found_on": "2024-03-05", "text": "Sạt lở"}
    at = f"/matters/{secretary.post('/matters', new | {'id': str(STRANGER)}).json()['id']}"
    lan = api.caller("lan")
    reason = {"reason": "Nhầm"}

    answers = [
        secretary.post(f"{at}/correction", {"found_on": "2024-03-04", "text": "Lở"} | reason),
        secretary.post(
            f"{at}/entrusting",
            {"member_id": str(LAN), "due_on": "2024-04-30", "entrusted_on": "2024-03-08"},
        ),
        lan.post(f"{at}/settlement", {"settled_on": "2024-03-19", "outcome": "Đã kè"}),
        secretary.post(f"{at}/reopening", {"reopened_on": "2024-03-20"} | reason),
        secretary.post(f"{at}/revocation", reason),
    ]

    assert [answer.status_code for answer in answers] == [201] * 5, [a.text for a in answers]
    positions = [answer.headers["Position"].rpartition(":")[2] for answer in answers]
    assert positions == ["2", "3", "4", "5", "6"]


def test_a_matter_that_breaks_a_rule_is_a_problem_that_names_it(secretary: Caller) -> None:
    new = {"organization_id": str(CELL), "found_on": "2024-03-21", "text": "Sạt lở"}

    assert the_problem(secretary.post("/matters", new)) == (422, "found_on", "MatterInTheFuture")
    elsewhere = new | {"organization_id": str(NEIGHBOUR_CELL)}
    assert secretary.post("/matters", elsewhere).status_code == 403
