"""The petition service through its real wiring, with a hand on what arrives from the others."""

import time
from datetime import UTC, datetime
from functools import partial
from typing import Any

import msgspec
from fastapi.testclient import TestClient
from httpx import Response

from chassis.clock import FixedClock
from chassis.eventstore.event_log import EventLog
from chassis.feeds.published_log import PublishedLog
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from chassis.projection.position_waiter import CHANNEL
from chassis.projection.projector import Projector
from chassis.projection.store import stored_positions
from chassis.service import ServiceEnvironment
from contracts.envelope import Envelope
from contracts.event import Event
from contracts.registry import decode
from services.demo.client import XLSX
from services.petition.adapters.directory import PetitionDirectory
from services.petition.adapters.folds import FOLDS
from services.petition.published import translate
from services.petition.wiring import build
from tests.support.feeds import History, MemoryFeed
from tests.support.signed_in import Signer


class Caller:
    """Speaks to the service as one account; what it has stored is folded before the next order."""

    def __init__(self, house: "House", account: str) -> None:
        self._house = house
        self._account = account

    def post(self, path: str, body: object = None, **headers: str) -> Response:
        signed = self._house.signer.header(self._account)
        answer: Response = self._house.client.post(
            path, json={} if body is None else body, headers=signed | headers
        )
        self._house.catch_up()
        return answer

    def sends(self, path: str, workbook: bytes, **headers: str) -> Response:
        """A workbook."""
        signed = self._house.signer.header(self._account) | {"Content-Type": XLSX}
        answer: Response = self._house.client.post(path, content=workbook, headers=signed | headers)
        self._house.catch_up()
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


class House:
    """Its projector does not run by itself: it folds when something is heard or stored."""

    def __init__(self, database_url: str) -> None:
        self.signer = Signer()
        self.clock = FixedClock(datetime(2019, 5, 20, 3, tzinfo=UTC))
        self._service = build(
            ServiceEnvironment(
                database_url=database_url,
                tokens=self.signer.tokens(),
                clock=self.clock,
                follow=lambda topics, group, positions: MemoryFeed([], positions),
            )
        )
        self.client = TestClient(self._service.app, raise_server_exceptions=False)
        self.log = EventLog("petition", database_url)
        self.database = Database(database_url)
        self.generations = Generations(self.database, "directory")
        self.directory = PetitionDirectory(self.database, self.generations, self.log)
        self._published = PublishedLog(self.log, translate)
        self._history = History()
        self.arrived: list[Envelope] = []
        self._own = 0

    def caller(self, account: str) -> Caller:
        return Caller(self, account)

    def hears(self, *events: Event) -> None:
        """These events of other services have arrived and are folded."""
        for event in events:
            # The aggregate of each of these events is what its first field names.
            aggregate_id = msgspec.structs.astuple(event)[0]
            self.arrived.append(self._history.add(aggregate_id, event))
        self.catch_up()

    def catch_up(self) -> None:
        """Whatever has arrived, and whatever was stored here, is folded."""
        for record in self._published.read(self._own, 10_000):
            self._own = record.offset
            if isinstance(record.event, Envelope):
                self.arrived.append(record.event)
        schema = self.generations.live()
        feed = MemoryFeed(self.arrived, partial(stored_positions, self.database, schema))
        projector = Projector("petition", self.database, schema, FOLDS, feed)
        while projector.step(seconds=0):
            pass
        assert self.database.rows("SELECT error FROM dead_letters", schema=schema) == []

    def is_waited_for(self) -> None:
        """Return when somebody waits for something to be folded here."""
        until = time.monotonic() + 10
        asked = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query = %s"
        while not self.database.rows(asked, (f'LISTEN "{CHANNEL}"',)):
            assert time.monotonic() < until, "nobody waits"

    def told(self, after: int = 0) -> list[tuple[str, dict[str, Any]]]:
        """What was stored behind this position: names and fields, without the aggregate."""
        events = [
            decode(record.event)
            for record in self._published.read(after, 1_000)
            if isinstance(record.event, Envelope)
        ]
        return [
            (type(event).__name__, dict(list(msgspec.structs.asdict(event).items())[1:]))
            for event in events
        ]

    def names(self, after: int = 0) -> list[str]:
        """The names of what was stored behind this position."""
        return [name for name, _ in self.told(after)]

    def stored(self) -> int:
        """The position of the last stored event."""
        return self.log.last_position()

    def close(self) -> None:
        self._service.close()
        self.log.close()
        self.database.close()


def _rule(address: str) -> str:
    return "".join(word.capitalize() for word in address.rpartition("/")[2].split("-"))
