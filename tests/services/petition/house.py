"""The petition service over HTTP, on a real event log."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Final

from chassis.projection.position_waiter import CHANNEL
from contracts.envelope import Envelope
from services.petition.adapters.directory import PetitionDirectory
from services.petition.service import SERVICE
from tests.support.service_harness import Api, Caller, ServiceHarness

NOW: Final = datetime(2019, 5, 20, 3, tzinfo=UTC)


@contextmanager
def petition_api(database_url: str) -> Iterator[Api]:
    """The service as its wiring builds it, over this database."""
    api = Api(SERVICE, database_url, NOW)
    try:
        yield api
    finally:
        api.close()


class House(ServiceHarness):
    """The petition service through its real wiring, asked over HTTP."""

    def __init__(self, api: Api, arrived: Sequence[Envelope] = ()) -> None:
        self.api = api
        self.clock = api.clock
        self.clock.set(NOW)
        api.after_order = self.catch_up
        super().__init__(SERVICE, api.database_url, arrived)
        self.directory = PetitionDirectory(self.database, self.generations, self.log)

    def caller(self, account: str) -> Caller:
        return self.api.caller(account)

    def is_waited_for(self) -> None:
        """Return when somebody waits for something to be folded here."""
        until = time.monotonic() + 10
        asked = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query = %s"
        while not self.database.rows(asked, (f'LISTEN "{CHANNEL}"',)):
            assert time.monotonic() < until, "nobody waits"
