"""A command that is given again while its first attempt is still at work."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from joserfc.jwk import KeySet

from chassis.clock import FixedClock
from chassis.eventstore.event_log import EventLog
from chassis.http.app import CommandContextDep, HttpDependencies, create_app
from chassis.http.tokens import Tokens
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from chassis.projection.position_waiter import PositionWaiter
from kernel.errors import Refusal
from tests.support.logs import open_log, province


class Trusting(Tokens):
    """Takes any token for the name of the account."""

    def __init__(self) -> None:
        super().__init__("nobody", "nobody", lambda: KeySet([]))

    def subject(self, token: str) -> str:
        return token


class AlreadyRecorded(Refusal):
    """What the command wants has been done."""


@pytest.fixture
def log(database: str) -> Iterator[EventLog]:
    with open_log(database) as opened:
        yield opened


@pytest.fixture
def client(log: EventLog, database: str) -> Iterator[TestClient]:
    """A service whose one command is overtaken by its own first attempt, if it had one."""
    tables = Database(database)
    arrivals = PositionWaiter(tables, Generations(tables, "none"))
    clock = FixedClock(datetime(2026, 1, 15, tzinfo=UTC))
    app = create_app("test", HttpDependencies(Trusting(), clock, arrivals, log), description="")
    _add_routes(app, log)
    yield TestClient(app, headers={"Authorization": "Bearer van-phong"})
    tables.close()


def _add_routes(app: FastAPI, log: EventLog) -> None:
    @app.post("/overtaken")
    def overtaken(context: CommandContextDep) -> None:
        log.save(province(), context=context)
        raise AlreadyRecorded("it is recorded already")

    @app.post("/refused")
    def refused(context: CommandContextDep) -> None:
        raise AlreadyRecorded("it is recorded already")


def test_it_is_not_refused_for_what_the_first_attempt_has_just_done(client: TestClient) -> None:
    answer = client.post("/overtaken", headers={"Idempotency-Key": "once"})

    assert answer.status_code == 201
    assert answer.json()["position"] == f"{province().id}:1"


def test_what_somebody_else_has_done_refuses_it(client: TestClient, log: EventLog) -> None:
    answer = client.post("/refused", headers={"Idempotency-Key": "once"})

    assert answer.status_code == 422
    assert answer.json()["type"] == "/problems/already-recorded"
    assert log.is_empty()
