"""A service's HTTP side: what every answer has, and how every refusal is told."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import structlog
from fastapi.testclient import TestClient
from httpx import Response
from structlog.testing import capture_logs
from structlog.typing import EventDict

from chassis.clock import LOCAL, FixedClock, local_day
from chassis.http.middleware import MAX_BODY
from tests.chassis.http.an_app import client as client_of
from tests.support.signed_in import Signer

THING = UUID("00000000-0000-4000-8000-000000000001")
FIFTY_MEGABYTES = 50 * 1024 * 1024
PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def signer() -> Signer:
    return Signer()


@pytest.fixture
def client(signer: Signer) -> TestClient:
    return client_of(signer)


@pytest.fixture
def logged() -> Iterator[list[EventDict]]:
    """What is logged meanwhile, whatever others in this process want passed over in silence."""
    others = structlog.get_config()
    structlog.reset_defaults()
    with capture_logs() as lines:
        yield lines
    structlog.configure(**others)


def assert_problem(response: Response, status: int, kind: str) -> dict[str, Any]:
    body: dict[str, Any] = response.json()
    assert response.headers["Content-Type"] == PROBLEM
    assert (response.status_code, body["status"]) == (status, status)
    assert body["type"] == f"/problems/{kind}"
    assert body["title"]
    assert response.headers["X-Correlation-ID"]
    return body


def test_an_order_says_who_when_and_as_part_of_what(client: TestClient, signer: Signer) -> None:
    headers = signer.header("bt-bacxa") | {"X-Correlation-ID": "c-1"}

    answer = client.post("/things", json={"name": "x"}, headers=headers)

    assert answer.json() == {
        "actor": "bt-bacxa",
        "today": "2026-01-16",
        "at": "2026-01-15T18:00:00+00:00",
        "correlation": "c-1",
    }


class AroundMidnight(FixedClock):
    """A clock on which a second passes whenever it is looked at."""

    def now(self) -> datetime:
        before = super().now()
        self.set(before + timedelta(seconds=1))
        return before

    def today(self) -> date:
        return local_day(self.now())


def test_the_day_of_an_order_is_that_of_its_moment_also_at_midnight(signer: Signer) -> None:
    clock = AroundMidnight(datetime(2026, 1, 15, 23, 59, 59, tzinfo=LOCAL))

    answer = client_of(signer, clock=clock).post(
        "/things", json={"name": "x"}, headers=signer.header()
    )

    told = answer.json()
    assert (told["at"], told["today"]) == ("2026-01-15T16:59:59+00:00", "2026-01-15")


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer x", "Basic dTpw", "Bearer  "])
def test_a_stranger_is_asked_to_sign_in(client: TestClient, header: str | None) -> None:
    answer = client.get("/me", headers={} if header is None else {"Authorization": header})

    assert_problem(answer, 401, "not-signed-in")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def pieces(size: int) -> Iterator[bytes]:
    """A JSON text of this many bytes, one piece at a time: its length is not told before."""
    yield b'{"name": "'
    for _ in range(size // 65536):
        yield b"x" * 65536
    yield b'"}'


def assert_body_too_large(answer: Response) -> None:
    body = assert_problem(answer, 413, "body-too-large")
    assert body["detail"] == f"a body has at most {MAX_BODY} bytes"
    (error,) = body["errors"]
    assert (error["field"], error["rule"]) == ("body", "BodyTooLarge")


@pytest.mark.parametrize("path", ["/things", "/open", "/upload", "/nowhere"])
def test_a_body_of_fifty_megabytes_is_refused(
    client: TestClient, signer: Signer, path: str
) -> None:
    answer = client.post(path, content=b"x" * FIFTY_MEGABYTES, headers=signer.header())

    assert_body_too_large(answer)


@pytest.mark.parametrize("path", ["/things", "/open"])
def test_a_body_whose_length_is_not_told_is_refused_once_it_is_too_long(
    client: TestClient, signer: Signer, path: str
) -> None:
    headers = signer.header() | {"Content-Type": "application/json"}

    answer = client.post(path, content=pieces(FIFTY_MEGABYTES), headers=headers)

    assert_body_too_large(answer)


def test_a_file_whose_length_is_not_told_is_refused_once_it_is_too_long(
    client: TestClient,
) -> None:
    def form() -> Iterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n'
        yield from pieces(FIFTY_MEGABYTES)
        yield b"\r\n--b--\r\n"

    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    answer = client.post("/upload", content=form(), headers=headers)

    assert_body_too_large(answer)


@pytest.mark.parametrize("length", ["-1", "x", "1e9", "٣"])
def test_a_length_that_is_none_is_refused(client: TestClient, length: str) -> None:
    headers = {"Content-Length": length.encode()}

    answer = client.post("/open", content=b"{}", headers=headers)

    assert answer.status_code in (400, 413)


def test_a_body_at_the_limit_is_taken(client: TestClient) -> None:
    around = len(b'{"name": ""}')

    content = b'{"name": "%s"}' % (b"x" * (MAX_BODY - around))
    answer = client.post("/open", content=content, headers={"Content-Type": "application/json"})

    assert answer.status_code == 200


@pytest.mark.parametrize("given", ["c-1", "a.b:c_d-9", "x" * 100])
def test_a_correlation_id_is_taken_over(client: TestClient, given: str) -> None:
    assert (
        client.get("/livez", headers={"X-Correlation-ID": given}).headers["X-Correlation-ID"]
        == given
    )


@pytest.mark.parametrize("given", [None, "", "x" * 101, "two words", "a\tb", "đ", "a;b", "<b>"])
def test_a_correlation_id_is_made_where_none_of_use_came(
    client: TestClient, given: str | None
) -> None:
    headers = {} if given is None else {"X-Correlation-ID": given.encode()}

    made = client.get("/livez", headers=headers).headers["X-Correlation-ID"]

    assert UUID(made).version == 4
    assert made != client.get("/livez").headers["X-Correlation-ID"]


@pytest.mark.parametrize(
    "address", ["/words/a%00b", "/words/%00", "/things?page=%00", "/livez?x=a%00", "/%00"]
)
def test_a_nul_character_in_the_address_is_refused(client: TestClient, address: str) -> None:
    body = assert_problem(client.get(address), 400, "not-as-described")

    assert "NUL" in body["detail"]


def test_a_broken_rule_names_itself_and_the_field(client: TestClient) -> None:
    body = assert_problem(client.get("/failures/rule"), 422, "name-taken")

    assert body["detail"] == "the name is taken"
    assert body["errors"] == [{"field": "name", "rule": "NameTaken", "detail": "the name is taken"}]


def test_an_error_of_ours_tells_nothing_but_that_and_is_found_in_the_log(
    client: TestClient, logged: list[EventDict]
) -> None:
    answer = client.get("/failures/unknown", headers={"X-Correlation-ID": "c-7"})

    body = assert_problem(answer, 500, "internal-error")
    assert "secret" not in answer.text
    assert answer.headers["X-Correlation-ID"] == "c-7"
    assert body["detail"]
    (line,) = [line for line in logged if line["event"] == "request_failed"]
    assert line["correlation_id"] == "c-7"


@pytest.mark.parametrize("name", ["database", "log"])
def test_a_database_that_is_away_is_said_with_when_to_ask_again(
    client: TestClient, name: str
) -> None:
    answer = client.get(f"/failures/{name}")

    assert_problem(answer, 503, "database-away")
    assert answer.headers["Retry-After"] == "1"


def test_a_value_that_the_database_cannot_look_for_is_the_callers(client: TestClient) -> None:
    assert_problem(client.get("/failures/value"), 422, "not-as-described")


@pytest.mark.parametrize(
    ("content", "field", "rule"),
    [
        (b"{}", "name", "missing"),
        (b'{"name": 5}', "name", "string_type"),
        (b'{"name": "x", "count": "many"}', "count", "int_parsing"),
        (b'{"name": "x", "posts": [{"role": "a"}, {}]}', "posts.1.role", "missing"),
        (b"[]", "body", "model_attributes_type"),
        (b"", "body", "missing"),
        (b"{not json", "body", "json_invalid"),
    ],
)
def test_what_is_not_as_described_is_told_by_field_and_rule(
    client: TestClient, content: bytes, field: str, rule: str
) -> None:
    answer = client.post("/open", content=content, headers={"Content-Type": "application/json"})

    body = assert_problem(answer, 422, "not-as-described")
    assert [(error["field"], error["rule"]) for error in body["errors"]] == [(field, rule)]
    assert field in body["detail"]


def test_a_body_in_no_known_encoding_is_told_as_the_body(client: TestClient) -> None:
    headers = {"Content-Type": "application/json"}

    answer = client.post("/open", content=b'{"name": "\xff"}', headers=headers)

    body = assert_problem(answer, 400, "body-not-readable")
    assert [error["field"] for error in body["errors"]] == ["body"]


@pytest.mark.parametrize(
    ("address", "field"),
    [("/things/x", "thing_id"), (f"/things/{THING}?page=0", "page")],
)
def test_a_part_of_the_address_is_told_too(client: TestClient, address: str, field: str) -> None:
    body = assert_problem(client.get(address), 422, "not-as-described")

    assert [error["field"] for error in body["errors"]] == [field]


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_an_idempotency_key_has_a_length(client: TestClient, signer: Signer, key: str) -> None:
    headers = signer.header() | {"Idempotency-Key": key}

    body = assert_problem(
        client.post("/things", json={"name": "x"}, headers=headers), 422, "not-as-described"
    )

    assert [error["field"] for error in body["errors"]] == ["idempotency-key"]


def test_what_is_not_there_is_a_problem_too(client: TestClient) -> None:
    assert_problem(client.get("/nowhere"), 404, "not-found")


def test_a_method_that_is_not_there_is_a_problem_that_tells_those_that_are(
    client: TestClient,
) -> None:
    answer = client.delete("/me")

    assert_problem(answer, 405, "method-not-allowed")
    assert answer.headers["Allow"] == "GET"


@pytest.mark.parametrize("position", ["x", str(THING)])
def test_a_position_that_is_none_is_refused(
    client: TestClient, signer: Signer, position: str
) -> None:
    headers = signer.header() | {"Wait-For": position}

    body = assert_problem(
        client.post("/things", json={"name": "x"}, headers=headers), 422, "not-a-position"
    )

    assert body["errors"][0]["field"] == "Wait-For"
