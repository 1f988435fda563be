"""Health and metrics: who asks learns how the service is, and not who used it."""

from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from tests.chassis.http.an_app import client as client_of
from tests.support.signed_in import Signer


@pytest.fixture(scope="module")
def signer() -> Signer:
    return Signer()


@pytest.fixture
def client(signer: Signer) -> TestClient:
    return client_of(signer)


def requests(client: TestClient) -> dict[tuple[str, str, str], float]:
    """How many requests this service answered, by route, method and status."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {
        (sample.labels["route"], sample.labels["method"], sample.labels["status"]): sample.value
        for family in families
        for sample in family.samples
        if sample.name == "sausat_http_requests_total" and sample.labels["service"] == "test"
    }


def counted(client: TestClient, *asked: tuple[str, str]) -> dict[tuple[str, str, str], float]:
    """What these requests add to the counts."""
    before = requests(client)
    for method, address in asked:
        client.request(method, address)
    after = requests(client)
    added = {labels: count - before.get(labels, 0) for labels, count in after.items()}
    return {
        labels: count for labels, count in added.items() if count and "metrics" not in labels[0]
    }


def test_it_is_alive_whatever_is_broken(signer: Signer) -> None:
    client = client_of(signer, {"database": lambda: "gone"})

    assert client.get("/livez").json() == {"status": "alive"}


def test_it_is_ready_when_nothing_complains(signer: Signer) -> None:
    answer = client_of(signer, {"database": lambda: None}).get("/readyz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ready", "complaints": {}})


def test_it_is_not_ready_while_something_complains_and_says_what(signer: Signer) -> None:
    checks = {"database": lambda: "gone", "projector": lambda: None}

    answer = client_of(signer, checks).get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == {"status": "not ready", "complaints": {"database": "gone"}}


def test_requests_are_counted_by_route_and_never_by_address(client: TestClient) -> None:
    asked = [("GET", f"/things/{uuid4()}") for _ in range(3)]

    assert counted(client, *asked) == {("/things/{thing_id}", "GET", "200"): 3}


def test_what_is_not_there_has_one_name(client: TestClient) -> None:
    asked = [("GET", f"/nowhere/{uuid4()}") for _ in range(3)]

    assert counted(client, *asked) == {("none", "GET", "404"): 3}


def test_methods_that_nobody_knows_have_one_name(client: TestClient) -> None:
    asked = [(f"X{number}", "/livez") for number in range(3)]

    assert list(counted(client, *asked).values()) == [3]


@pytest.mark.parametrize(
    ("address", "status"),
    [("/failures/unknown", "500"), ("/failures/rule", "422"), ("/failures/database", "503")],
)
def test_failures_are_counted_by_their_status(
    client: TestClient, address: str, status: str
) -> None:
    assert counted(client, ("GET", address)) == {("/failures/{name}", "GET", status): 1}


def test_what_is_refused_at_the_door_is_counted_too(client: TestClient) -> None:
    before = sum(requests(client).values())

    client.post("/open", content=b"x" * (11 * 1024 * 1024))
    client.get("/words/%00")

    after = requests(client)
    assert after[("none", "POST", "413")] >= 1
    assert after[("none", "GET", "400")] >= 1
    assert sum(after.values()) >= before + 2
