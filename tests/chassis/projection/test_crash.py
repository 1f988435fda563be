"""A server that crashes: what it forgot of the work it was not asked to keep is done again."""

import os
import signal
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from chassis.eventstore.event_log import EventLog
from chassis.postgres.embedded import EmbeddedPostgres
from chassis.publishing.relay import Relay
from contracts.envelope import Envelope
from deploy.toolbox import wait_until
from tests.chassis.running import running
from tests.support.feeds import MemoryFeed
from tests.support.logs import context, province, published
from tests.support.names import many
from tests.support.registers import Register

MANY = many(organizations=30, renamings=3)


class Crashing:
    """A server that writes nothing to its disk in the background, so that a crash shows."""

    def __init__(self, folder: Path) -> None:
        self._server = EmbeddedPostgres(folder, durable=False)
        with psycopg.connect(self._server.start(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET wal_writer_delay = '10s'")
            connection.execute("ALTER SYSTEM SET wal_writer_flush_after = '1GB'")
            connection.execute("SELECT pg_reload_conf()")
        self.url = self._server.database("forgetful")

    def crash(self) -> None:
        """kill -9; it answers again, with what it has on its disk, when this returns."""
        before = self._server.pid
        assert before is not None
        os.kill(before, signal.SIGKILL)
        assert wait_until(lambda: self._server.pid is None, within=10)
        self._server.start()

    def stop(self) -> None:
        self._server.stop()


@pytest.fixture
def server() -> Iterator[Crashing]:
    # Not pytest's own folder: that one is closed to the user that the server runs as for root.
    with tempfile.TemporaryDirectory(prefix="sausat-postgres-") as folder:
        started = Crashing(Path(folder) / "postgres")
        yield started
        started.stop()


def test_what_was_forgotten_is_folded_again_though_nothing_more_comes(server: Crashing) -> None:
    register = Register(server.url)
    feed = MemoryFeed(MANY, register.positions)
    projector = register.projector(feed, batch_size=1)
    while projector.step(seconds=0):
        pass
    assert register.next_offset() == len(MANY)

    server.crash()

    assert register.next_offset() < len(MANY), "the crash shows nothing"
    projector.run(threading.Event(), until=lambda: projector.caught_up(feed.ends()))
    assert register.total() == len(register.names()) == len(MANY)
    assert register.letters() == []
    register.close()


class Broker:
    """Acknowledges whatever it is sent."""

    def __init__(self) -> None:
        self.came: list[str] = []

    def send(self, topic: str, envelopes: list[Envelope]) -> None:
        self.came += [envelope.id for envelope in envelopes]


def test_what_is_stored_is_not_forgotten_and_all_of_it_is_published(server: Crashing) -> None:
    log = EventLog("assignment", server.url)
    broker = Broker()
    names = [f"Tỉnh {number}" for number in range(40)]

    with running(Relay(published(log), server.url, broker)):
        for name in names[:20]:
            log.save(province(name), context=context())
        server.crash()
        for name in names[20:]:
            log.save(province(name), context=context())
        assert wait_until(lambda: len(set(broker.came)) == len(names), within=30)

    assert list(dict.fromkeys(broker.came)) == [f"{province(name).id}:1" for name in names]
    log.close()
