"""A service over a database of its own, with a hand on what arrives there and on its projector."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

import msgspec
from fastapi.testclient import TestClient
from httpx import Response

from chassis.clock import FixedClock
from chassis.eventstore.event_log import EventLog
from chassis.feeds.feed import Positions
from chassis.feeds.published_log import PublishedLog
from chassis.postgres.database import Database
from chassis.projection.fold import Fold
from chassis.projection.follower import Follow
from chassis.projection.projector import Projector
from chassis.projection.schema import ddl
from chassis.projection.store import stored_positions
from chassis.service import ServiceEnvironment
from chassis.wiring import ServiceDefinition, build
from contracts.envelope import Envelope
from contracts.event import Event
from contracts.registry import decode
from services.demo.client import XLSX
from tests.support.feeds import History, MemoryFeed
from tests.support.signed_in import Signer

Named = tuple[str, dict[str, Any]]
"""An event's name, and its fields without the one that names its aggregate."""

MOST: Final = 10_000


def fold_all(
    database: Database,
    schema: str,
    folds: Sequence[Fold],
    envelopes: Sequence[Envelope],
    *,
    batch_size: int = 500,
    deferred: bool = False,
) -> None:
    """Fold whatever of these is not folded yet into a generation; nothing of it may be parked."""
    feed = MemoryFeed(envelopes, partial(stored_positions, database, schema))
    projector = Projector(
        "test", database, schema, folds, feed, batch_size=batch_size, deferred=deferred
    )
    while projector.step(seconds=0):
        pass
    if deferred:
        projector.derive()
    assert database.rows("SELECT error FROM dead_letters", schema=schema) == []


class ServiceHarness:
    """Events and tables of one service; it folds when something is received, or when asked to.

    ``arrived`` is what was folded into the database already, where that is a copy of another.
    """

    def __init__(
        self,
        definition: ServiceDefinition,
        database_url: str,
        arrived: Sequence[Envelope] = (),
    ) -> None:
        self.database_url = database_url
        if definition.translate is None:
            raise TypeError(f"{definition.name} publishes nothing")
        self.log = EventLog(definition.name, database_url)
        self.database = Database(database_url)
        self.generations = definition.generations_of(self.database)
        self.generations.ensure(ddl(definition.folds))
        self.arrived = list(arrived)
        self._folds = definition.folds
        self._published = PublishedLog(self.log, definition.translate)
        self._history = History(e for e in arrived if e.source != f"/sausat/{definition.name}")
        self._own = self.log.last_position()

    def receive(self, *events: Event) -> None:
        """These events of other services have arrived and are folded."""
        for event in events:
            # The aggregate of each of these events is what its first field names.
            aggregate_id = msgspec.structs.astuple(event)[0]
            self.arrived.append(self._history.add(aggregate_id, event))
        self.catch_up()

    def catch_up(self) -> None:
        """Fold whatever has arrived, and whatever was stored here."""
        for record in self._published.read(self._own, MOST):
            self._own = record.offset
            if isinstance(record.event, Envelope):
                self.arrived.append(record.event)
        fold_all(self.database, self.generations.live(), self._folds, self.arrived)

    def published(self, after: int = 0) -> list[Named]:
        """Events stored behind this position, as everybody may read them."""
        return [
            (type(event).__name__, dict(list(msgspec.structs.asdict(event).items())[1:]))
            for event in self._events(after)
        ]

    def _events(self, after: int) -> list[Event]:
        envelopes = [record.event for record in self._published.read(after, MOST)]
        return [decode(each) for each in envelopes if isinstance(each, Envelope)]

    def aggregates(self, after: int = 0) -> set[UUID]:
        """Ids that the events name which were stored behind this position."""
        return {msgspec.structs.astuple(event)[0] for event in self._events(after)}

    def names(self, after: int = 0) -> list[str]:
        """The names of what was stored behind this position."""
        return [name for name, _ in self.published(after)]

    def stored(self) -> int:
        """The position of the last stored event."""
        return self.log.last_position()

    def close(self) -> None:
        self.log.close()
        self.database.close()


def nothing_to_follow(topics: Sequence[str], group: str | None, positions: Positions) -> MemoryFeed:
    """A feed that brings nothing: the harness folds by hand."""
    return MemoryFeed([], positions)


class Api:
    """A service as its wiring builds it, asked over HTTP; ``after_order`` is done after each."""

    def __init__(
        self,
        definition: ServiceDefinition,
        database_url: str,
        now: datetime,
        *,
        follow: Follow = nothing_to_follow,
        after_order: Callable[[], None] = lambda: None,
        bootstrap_account: str | None = None,
    ) -> None:
        self.database_url = database_url
        self.signer = Signer()
        self.clock = FixedClock(now)
        self.after_order = after_order
        self.service = build(
            definition,
            ServiceEnvironment(
                database_url=database_url,
                tokens=self.signer.tokens(),
                clock=self.clock,
                follow=follow,
                bootstrap_account=bootstrap_account,
            ),
        )
        self.client = TestClient(self.service.app, raise_server_exceptions=False)

    def caller(self, account: str) -> "Caller":
        return Caller(self, account)

    def close(self) -> None:
        self.service.close()


class Caller:
    """Speaks to the service as one account; what it stored is folded before the next command."""

    def __init__(self, api: Api, account: str) -> None:
        self._api = api
        self._account = account

    def post(self, path: str, body: object = None, **headers: str) -> Response:
        # Escaped, so that a test can also send what is no valid text.
        content = json.dumps({} if body is None else body).encode()
        return self._post(path, content, {"Content-Type": "application/json"} | headers)

    def send(self, path: str, workbook: bytes, **headers: str) -> Response:
        """A workbook."""
        return self._post(path, workbook, {"Content-Type": XLSX} | headers)

    def _post(self, path: str, content: bytes, headers: dict[str, str]) -> Response:
        signed = self._api.signer.header(self._account)
        answer: Response = self._api.client.post(path, content=content, headers=signed | headers)
        self._api.after_order()
        return answer

    def does(self, path: str, body: object = None) -> str:
        """The id of what was done. Fails when it was refused."""
        answer = self.post(path, body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def is_refused(self, path: str, body: object = None) -> tuple[int, str, str]:
        """Status, rule and field of the refusal; a field that is not named is empty."""
        problem = self.post(path, body).json()
        first = problem.get("errors", [{"field": "", "rule": _rule(problem["type"])}])[0]
        return problem["status"], first["rule"], first["field"]


def _rule(address: str) -> str:
    return "".join(word.capitalize() for word in address.rpartition("/")[2].split("-"))
