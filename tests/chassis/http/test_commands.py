"""Commands over HTTP, on a real socket and a real log: carried out once, and nothing too large."""

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import uuid4

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from chassis.clock import FixedClock
from chassis.eventstore.event_log import EventLog
from chassis.http.app import CommandContextDep, HttpDependencies, create_app
from chassis.http.problems import result_response
from chassis.projection.position_waiter import PositionWaiter
from deploy.toolbox import wait_until
from tests.support.logs import province
from tests.support.registers import Register
from tests.support.signed_in import Signer

FIFTY_MEGABYTES = 50 * 1024 * 1024
THREADS = 6


class Province(BaseModel):
    name: str


def application(log: EventLog, register: Register, signer: Signer) -> FastAPI:
    doors = HttpDependencies(
        signer.tokens(),
        FixedClock(datetime(2026, 1, 15, 3, tzinfo=UTC)),
        PositionWaiter(register.database, register.generations, is_own=log.exists),
        log,
    )
    app = create_app("test", doors, description="Provinces.")

    @app.post("/provinces")
    def register_province(body: Province, context: CommandContextDep) -> JSONResponse:
        return result_response(log.save(province(body.name, uuid4()), context=context))

    @app.post("/others")
    def register_other(body: Province, context: CommandContextDep) -> JSONResponse:
        return register_province(body, context)

    return app


@pytest.fixture
def client(log: EventLog, register: Register) -> Iterator[httpx.Client]:
    """Asks the service as it runs in a province: a server, a socket, a token."""
    signer = Signer()
    config = uvicorn.Config(
        application(log, register, signer),
        log_config=None,
        lifespan="off",
        timeout_graceful_shutdown=5,
    )
    server = uvicorn.Server(config)
    listening = socket.create_server(("127.0.0.1", 0))
    running = threading.Thread(target=server.run, args=([listening],))
    running.start()
    assert wait_until(lambda: server.started, within=20)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    with httpx.Client(base_url=address, headers=signer.header(), timeout=30) as opened:
        yield opened
    server.should_exit = True
    running.join()
    listening.close()


def post(
    client: httpx.Client, key: str, name: str = "Lạng Sơn", path: str = "/provinces"
) -> httpx.Response:
    return client.post(path, json={"name": name}, headers={"Idempotency-Key": key})


def test_a_command_is_answered_with_the_position_to_wait_for(
    client: httpx.Client, log: EventLog
) -> None:
    answer = post(client, "k-1")

    assert answer.status_code == 201
    assert answer.headers["Position"] == answer.json()["position"] == f"{answer.json()['id']}:1"
    assert len(log.notifications(0, 10)) == 1


def test_a_repeated_command_is_answered_as_the_first_time_and_stores_nothing(
    client: httpx.Client, log: EventLog
) -> None:
    first = post(client, "k-1")

    again = post(client, "k-1")

    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["Position"] == first.headers["Position"]
    assert len(log.notifications(0, 10)) == 1


@pytest.mark.parametrize(("name", "path"), [("Cao Bằng", "/provinces"), ("Lạng Sơn", "/others")])
def test_a_key_that_came_with_another_request_is_refused(
    client: httpx.Client, log: EventLog, name: str, path: str
) -> None:
    post(client, "k-1")

    answer = post(client, "k-1", name, path)

    assert answer.status_code == 422
    assert answer.json()["type"] == "/problems/key-used-for-another-request"
    assert answer.json()["errors"][0]["field"] == "Idempotency-Key"
    assert len(log.notifications(0, 10)) == 1


def test_a_command_without_a_key_is_carried_out_each_time(
    client: httpx.Client, log: EventLog
) -> None:
    for _ in range(2):
        client.post("/provinces", json={"name": "Lạng Sơn"}).raise_for_status()

    assert len(log.notifications(0, 10)) == 2


def test_a_command_that_comes_many_times_at_once_is_carried_out_once(
    client: httpx.Client, log: EventLog
) -> None:
    together = threading.Barrier(THREADS)

    def send(_: int) -> tuple[int, str]:
        together.wait()
        answer = post(client, "k-1")
        return answer.status_code, answer.json()["id"]

    with ThreadPoolExecutor(THREADS) as threads:
        answers = set(threads.map(send, range(THREADS)))

    assert len(answers) == 1
    assert {status for status, _ in answers} == {201}
    assert len(log.notifications(0, 10)) == 1


def test_a_command_that_was_refused_may_be_sent_again_with_its_key(
    client: httpx.Client, log: EventLog
) -> None:
    assert client.post("/provinces", json={}, headers={"Idempotency-Key": "k-1"}).status_code == 422

    assert post(client, "k-1").status_code == 201


def assert_too_large(answer: httpx.Response, log: EventLog) -> None:
    assert answer.status_code == 413
    assert answer.json()["type"] == "/problems/body-too-large"
    assert answer.json()["errors"][0]["rule"] == "BodyTooLarge"
    assert log.is_empty()


def test_a_body_of_fifty_megabytes_is_refused(client: httpx.Client, log: EventLog) -> None:
    assert_too_large(client.post("/provinces", content=b"x" * FIFTY_MEGABYTES), log)


def test_a_body_of_fifty_megabytes_in_pieces_is_refused(
    client: httpx.Client, log: EventLog
) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'{"name": "'
        for _ in range(FIFTY_MEGABYTES // 65536):
            yield b"x" * 65536
        yield b'"}'

    headers = {"Content-Type": "application/json"}
    assert_too_large(client.post("/provinces", content=pieces(), headers=headers), log)


def test_after_a_body_that_was_too_large_the_next_request_is_answered(
    client: httpx.Client,
) -> None:
    client.post("/provinces", content=b"x" * FIFTY_MEGABYTES)

    assert client.get("/livez").status_code == 200
