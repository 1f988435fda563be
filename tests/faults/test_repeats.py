"""A command that is given again while its first attempt is still at work."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from joserfc.jwk import KeySet

from chassis.arrivals import Arrivals
from chassis.clock import FixedClock
from chassis.event_log import EventLog
from chassis.generations import Generations
from chassis.postgres import Database
from chassis.refusals import Refusal
from chassis.tokens import Tokens
from chassis.web import Doors, OrderDep, create_app
from tests.support.logs import open_log, province


class Trusting(Tokens):
    """Takes any token for the name of the account."""

    def __init__(self) -> None:
        super().__init__("nobody", "nobody", lambda: KeySet([]))

    def subject(self, token: str) -> str:
        return token


class AlreadyRecorded(Refusal):
    """What the order wants has been done."""


@pytest.fixture
def log(database: str) -> Iterator[EventLog]:
    with open_log(database) as opened:
        yield opened


@pytest.fixture
def client(log: EventLog, database: str) -> Iterator[TestClient]:
    """A service whose one command is overtaken by its own first attempt, if it had one."""
    tables = Database(database)
    arrivals = Arrivals(tables, Generations(tables, "none"))
    clock = FixedClock(datetime(2026, 1, 15, tzinfo=UTC))
    app = create_app("test", Doors(Trusting(), clock, arrivals, log), description="")
    _add_routes(app, log)
    yield TestClient(app, headers={"Authorization": "Bearer van-phong"})
    tables.close()


def _add_routes(app: FastAPI, log: EventLog) -> None:
    @app.post("/overtaken")
    def overtaken(order: OrderDep) -> None:
        log.save(province(), order=order)
        raise AlreadyRecorded("it is recorded already")

    @app.post("/refused")
    def refused(order: OrderDep) -> None:
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
