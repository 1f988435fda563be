"""The relay: every stored event is published, in order, at least once, whoever dies meanwhile."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from time import monotonic

import psycopg
import pytest

from chassis.eventstore.event_log import EventLog
from chassis.feeds.feed import FeedAway
from chassis.publishing.relay import Relay
from contracts.envelope import Envelope
from deploy.toolbox import wait_until
from services.assignment.domain.organization.organization import Organization
from tests.chassis.running import running
from tests.support.logs import BEGINNING, context, identity, province, published
from tests.support.servers.absent_postgres import away, hang_up


class Broker:
    """Acknowledges what it is sent; ``refuses`` are the sends that it does not answer."""

    def __init__(self) -> None:
        self.acknowledged: list[Envelope] = []
        self.sent_at: list[float] = []
        self.batches = 0
        self.refuses: set[int] = set()
        self.hold = threading.Event()
        self.hold.set()
        self.holding = threading.Event()

    def send(self, topic: str, envelopes: list[Envelope]) -> None:
        self.batches += 1
        if not self.hold.is_set():
            self.holding.set()
            self.hold.wait()
        if self.batches in self.refuses:
            self.acknowledged += envelopes[: len(envelopes) // 2]
            raise FeedAway("the broker died in the middle of the batch")
        self.acknowledged += envelopes
        self.sent_at.append(monotonic())

    def names(self) -> list[tuple[str, int]]:
        return [(envelope.subject, envelope.version) for envelope in self.acknowledged]


def first_time(names: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Without what came before: what a reader keeps who drops duplicates."""
    return list(dict.fromkeys(names))


@pytest.fixture
def broker() -> Broker:
    return Broker()


class Writer:
    """Writes events about one province; knows what must be published."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._id = identity("Lạng Sơn")
        self.wrote: list[tuple[str, int]] = []

    def write(self, count: int) -> None:
        for _ in range(count):
            version = len(self.wrote) + 1
            if version == 1:
                saved = province(organization_id=self._id)
            else:
                saved = self._log.get(Organization, self._id)
                day = BEGINNING + timedelta(days=version)
                saved.rename(code="TU", name=f"Tên {version}", effective_on=day)
            self._log.save(saved, context=context())
            self.wrote.append((str(self._id), version))


@pytest.fixture
def writer(log: EventLog) -> Writer:
    return Writer(log)


def relay(log: EventLog, database: str, broker: Broker) -> Relay:
    return Relay(published(log), database, broker)


def saved_position(database: str) -> int:
    with psycopg.connect(database) as connection:
        try:
            found = connection.execute("SELECT position FROM relay_position").fetchone()
        except psycopg.errors.UndefinedTable:
            return 0
    return 0 if found is None else int(found[0])


def test_what_is_stored_is_published_in_order(
    log: EventLog, database: str, broker: Broker, writer: Writer
) -> None:
    writer.write(5)

    with running(relay(log, database, broker)):
        assert wait_until(lambda: len(broker.acknowledged) == 5, within=10)
        writer.write(5)
        assert wait_until(lambda: len(broker.acknowledged) == 10, within=10)

    assert broker.names() == writer.wrote


def test_another_relay_goes_on_behind_the_saved_position(
    log: EventLog, database: str, broker: Broker, writer: Writer
) -> None:
    writer.write(3)
    with running(relay(log, database, broker)):
        assert wait_until(lambda: saved_position(database) == 3, within=10)
    writer.write(2)

    with running(relay(log, database, broker)):
        assert wait_until(lambda: saved_position(database) == 5, within=10)

    assert broker.names() == writer.wrote


def test_the_position_is_saved_only_after_the_acknowledgement(
    log: EventLog, database: str, broker: Broker, writer: Writer
) -> None:
    broker.hold.clear()
    writer.write(3)

    with running(relay(log, database, broker)):
        assert broker.holding.wait(10)
        assert saved_position(database) == 0
        broker.hold.set()
        assert wait_until(lambda: saved_position(database) == 3, within=10)


def test_a_batch_that_was_not_acknowledged_is_sent_again(
    log: EventLog, database: str, broker: Broker, writer: Writer
) -> None:
    broker.refuses = {1, 2}
    writer.write(6)

    with running(relay(log, database, broker)):
        assert wait_until(lambda: saved_position(database) == 6, within=10)

    assert len(broker.names()) > 6
    assert first_time(broker.names()) == writer.wrote


def test_of_two_relays_one_leads_and_the_other_takes_over_when_its_connection_dies(
    log: EventLog, database: str, writer: Writer
) -> None:
    brokers = [Broker(), Broker()]

    def came() -> list[tuple[str, int]]:
        return [name for broker in brokers for name in broker.names()]

    with running(*(relay(log, database, broker) for broker in brokers)):
        writer.write(5)
        assert wait_until(lambda: len(came()) == 5, within=10)
        (leading,) = (broker for broker in brokers if broker.acknowledged)
        leading.hold.clear()
        writer.write(1)
        assert leading.holding.wait(10)

        hang_up(database)

        assert wait_until(lambda: saved_position(database) == 6, within=20)
        leading.hold.set()
        writer.write(5)
        assert wait_until(lambda: saved_position(database) == 11, within=20)

    (other,) = (broker for broker in brokers if broker is not leading)
    assert other.names()[0] == writer.wrote[5]
    assert sorted(set(came())) == sorted(writer.wrote)
    for broker in brokers:
        assert first_time(broker.names()) == sorted(set(broker.names()), key=lambda n: n[1])


def test_a_database_that_is_away_is_waited_for(
    log: EventLog, database: str, broker: Broker, writer: Writer
) -> None:
    with running(relay(log, database, broker)):
        writer.write(3)
        assert wait_until(lambda: saved_position(database) == 3, within=10)
        with away(database):
            pass
        writer.write(3)
        assert wait_until(lambda: saved_position(database) == 6, within=40)

    assert first_time(broker.names()) == writer.wrote


def waits(broker: Broker, writer: Writer, times: int) -> Iterator[float]:
    for _ in range(times):
        before = len(broker.acknowledged)
        asked = monotonic()
        writer.write(1)
        assert wait_until(lambda b=before: len(broker.acknowledged) > b, within=10)  # type: ignore[misc]
        yield broker.sent_at[-1] - asked


def test_a_lost_wake_up_costs_no_more_than_the_next_look(
    log: EventLog, database: str, broker: Broker, writer: Writer
) -> None:
    deaf = published(log)
    deaf.channel = "nobody_speaks_here"

    with running(Relay(deaf, database, broker)):
        writer.write(1)
        assert wait_until(lambda: len(broker.acknowledged) == 1, within=10)

        assert max(waits(broker, writer, times=8)) < 2.0
