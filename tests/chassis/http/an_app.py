"""A small service as create_app builds it, and who asks it."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import psycopg2
from eventsourcing.persistence import OperationalError
from fastapi import FastAPI, Query, UploadFile
from fastapi.testclient import TestClient
from pydantic import BaseModel

from chassis.clock import Clock, FixedClock
from chassis.http.app import AccountDep, Check, CommandContextDep, HttpDependencies, create_app
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from chassis.projection.position_waiter import PositionWaiter
from kernel.errors import RuleBroken
from tests.support.signed_in import Signer

NOW = datetime(2026, 1, 15, 18, tzinfo=UTC)
"""In Vietnam it is the sixteenth already."""


class Post(BaseModel):
    role: str


class Thing(BaseModel):
    name: str
    count: int = 0
    posts: list[Post] = []


class NameTaken(RuleBroken):
    sentence = "the name is taken"
    field = "name"


FAILURES: dict[str, Exception] = {
    "rule": NameTaken(),
    "unknown": RuntimeError("a secret of ours"),
    "database": psycopg2.OperationalError("the server is shutting down"),
    "log": OperationalError("the connection is lost"),
    "value": psycopg2.DataError("date out of range"),
}


def service(
    signer: Signer, checks: dict[str, Check] | None = None, clock: Clock | None = None
) -> FastAPI:
    database = Database("postgresql://nobody@nowhere/nothing")
    arrivals = PositionWaiter(database, Generations(database, "read"))
    app = create_app(
        "test",
        HttpDependencies(signer.tokens(), clock or FixedClock(NOW), arrivals),
        description="For tests.",
        checks=checks,
    )

    @app.post("/things")
    def make(thing: Thing, context: CommandContextDep) -> dict[str, str]:
        return {
            "actor": context.actor,
            "today": context.today.isoformat(),
            "at": context.recorded_at.isoformat(),
            "correlation": context.correlation_id,
        }

    @app.post("/open")
    def take(thing: Thing) -> str:
        return thing.name

    @app.post("/upload")
    def upload(file: UploadFile) -> int:
        return file.size or 0

    @app.get("/things/{thing_id}")
    def show(thing_id: UUID, page: Annotated[int, Query(ge=1)] = 1) -> str:
        return str(thing_id)

    @app.get("/words/{word}")
    def say(word: str) -> str:
        return word

    @app.get("/me")
    def me(account: AccountDep) -> str:
        return account

    @app.get("/failures/{name}")
    def fail(name: str) -> None:
        raise FAILURES[name]

    return app


def client(
    signer: Signer, checks: dict[str, Check] | None = None, clock: Clock | None = None
) -> TestClient:
    return TestClient(service(signer, checks, clock), raise_server_exceptions=False)
