"""The machine's hands on a running system: orders given, the day turned, the clocks run."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from chassis.projection.position_waiter import PositionWaiter
from services.demo.client import Caller, Refused
from services.petition.policies.deadline_scheduler import DeadlinePolicy
from tests.e2e.lives.driver.asking import Questions
from tests.e2e.lives.model.model import Model
from tests.services.petition.policies.one_scheduler import clocks
from tests.support.servers.system import System
from tests.support.servers.turned_clock import TurnedClock

Position = tuple[str, int]
"""An aggregate and the version of it."""


@dataclass(frozen=True)
class World:
    """A running system whose day is turned by hand, with a scheduler of the machine's own beside
    the one that the system runs.
    """

    system: System
    clock: TurnedClock
    clocks: DeadlinePolicy
    petition: PositionWaiter
    projection: PositionWaiter


@contextmanager
def world(system: System, clock: TurnedClock) -> Iterator[World]:
    petition = Database(system.database_url("petition"))
    projection = Database(system.database_url("projection"))
    with clocks(petition.url, clock) as scheduler:
        yield World(
            system,
            clock,
            scheduler,
            PositionWaiter(petition, Generations(petition, "directory")),
            PositionWaiter(projection, Generations(projection, "read")),
        )
    petition.close()
    projection.close()


@dataclass
class Hands:
    """``unread``: what may not have arrived in the read models yet.

    A caller waits for what it did last: one for each service, which waits for what it follows.
    """

    world: World
    callers: dict[tuple[str, str], Caller] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def give(
        self, account: str, path: str, body: dict[str, Any], service: str = "petition"
    ) -> None:
        """Returns when the petition service itself knows of it. Raises Refused."""
        result = self._caller(account, service).post(f"/{service}{path}", body)
        self._settle(result.get("complete_at", result["position"]))

    def refused(self, account: str, path: str, body: dict[str, Any]) -> None:
        """The order is refused, with what is wrong."""
        with pytest.raises(Refused) as refused:
            self._caller(account).post(f"/petition{path}", body)
        problem = json.loads(str(refused.value).partition(": ")[2])
        assert problem["status"] in {409, 422}
        assert problem["errors"]

    def run_clocks(self, day: date) -> None:
        """Whatever the clocks have to say on this day has been said."""
        self.world.clocks.run_once(day)

    def said(self, positions: Iterable[Position]) -> None:
        """The clocks brought these petitions to these versions."""
        for aggregate, version in positions:
            self._settle(f"{aggregate}:{version}")

    def questions(self, account: str, model: Model) -> Questions:
        """To be asked when everything has arrived."""
        for position in self.unread:
            self.world.projection.wait(position)
        self.unread.clear()
        return Questions(self._caller(account), model.asked())

    def close(self) -> None:
        for caller in self.callers.values():
            caller.close()

    def _settle(self, position: str) -> None:
        self.world.petition.wait(position)
        self.unread.append(position)

    def _caller(self, account: str, service: str = "petition") -> Caller:
        if (account, service) not in self.callers:
            self.callers[account, service] = self.world.system.caller(account)
        return self.callers[account, service]
