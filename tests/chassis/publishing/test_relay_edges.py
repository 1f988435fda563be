"""The relay at its edges: long logs, what cannot be told, leaving while nobody answers."""

import threading
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from prometheus_client import REGISTRY

from chassis.eventstore.event_log import EventLog
from chassis.feeds.feed import FeedAway
from chassis.feeds.published_log import PublishedLog
from chassis.publishing.relay import Relay
from contracts.envelope import Envelope
from contracts.event import Event
from deploy.toolbox import wait_until
from services.assignment.published import translate
from tests.chassis.running import Died, running
from tests.support.logs import context, identity, province, published


class Broker:
    """Acknowledges what it is sent, once it is there; counts how often it was asked."""

    def __init__(self, *, there: bool = True) -> None:
        self.there = there
        self.asked = 0
        self.came: list[str] = []

    def send(self, topic: str, envelopes: list[Envelope]) -> None:
        self.asked += 1
        if not self.there:
            raise FeedAway("nobody answers")
        self.came += [f"{topic} {envelope.subject}" for envelope in envelopes]


def told(name: str, topic: str = "assignment.events") -> str:
    return f"{topic} {identity(name)}"


def positions(database: str) -> dict[str, int]:
    with psycopg.connect(database) as connection:
        found = connection.execute("SELECT topic, position FROM relay_position").fetchall()
    return dict(found)


def age(service: str) -> float | None:
    return REGISTRY.get_sample_value("sausat_relay_age_seconds", {"service": service})


def test_a_log_of_several_batches_is_published_whole_and_in_order(
    log: EventLog, database: str
) -> None:
    names = [f"Tỉnh {number}" for number in range(1_001)]
    log.save(*map(province, names), context=context())
    broker = Broker()

    with running(Relay(published(log), database, broker)):
        assert wait_until(lambda: len(broker.came) == len(names), within=30)

    assert broker.came == list(map(told, names))
    assert broker.asked == 3
    assert positions(database) == {"assignment.events": len(names)}


def relay_lives(database: str) -> bool:
    """Whether anybody leads; the lead goes with the connection of who has it."""
    with psycopg.connect(database) as connection:
        found = connection.execute(
            "SELECT 1 FROM pg_locks WHERE locktype = 'advisory'"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        return found.fetchone() is not None


class NoSuchEvent(LookupError):
    """Nothing published stands for this event."""


def silent_about(name: str) -> Callable[[Any], Event]:
    def translate_others(event: Any) -> Event:
        if event.originator_id == identity(name):
            raise NoSuchEvent(name)
        return translate(event)

    return translate_others


def test_what_cannot_be_told_ends_the_relay_and_nothing_behind_it_is_published(
    log: EventLog, database: str
) -> None:
    log.save(province("An"), context=context())
    broker = Broker()
    relay = Relay(PublishedLog(log, silent_about("Bình")), database, broker)

    def write_on() -> None:
        with running(relay):
            assert wait_until(lambda: broker.came == [told("An")], within=10)
            log.save(province("Bình"), context=context())
            log.save(province("Chi"), context=context())
            assert wait_until(lambda: not relay_lives(database), within=10)

    with pytest.raises(Died) as died:
        write_on()

    assert isinstance(died.value.__cause__, NoSuchEvent)
    assert broker.came == [told("An")]
    assert positions(database) == {"assignment.events": 1}


def test_it_leaves_when_told_to_though_nobody_answers(log: EventLog, database: str) -> None:
    log.save(province("An"), context=context())
    away, back = Broker(there=False), Broker()

    with running(Relay(published(log), database, away)):
        assert wait_until(lambda: away.asked >= 2, within=10)

    with running(Relay(published(log), database, back)):
        assert wait_until(lambda: back.came == [told("An")], within=10)


def test_what_waits_to_be_published_has_an_age_until_it_is(log: EventLog, database: str) -> None:
    log.save(province("An"), context=context())
    broker = Broker(there=False)

    with running(Relay(published(log), database, broker)):
        assert wait_until(lambda: broker.asked >= 2, within=10)
        assert (age("assignment") or 0) > 0
        broker.there = True
        assert wait_until(lambda: age("assignment") == 0, within=20)

    assert broker.came == [told("An")]


def test_one_that_leaves_is_followed_by_another(log: EventLog, database: str) -> None:
    first, second = Broker(), Broker()
    leaving = threading.Event()
    relay = Relay(published(log), database, first)
    leader = threading.Thread(target=relay.run, args=(leaving,))
    leader.start()
    log.save(province("An"), context=context())
    assert wait_until(lambda: first.came == [told("An")], within=10)

    with running(Relay(published(log), database, second)):
        leaving.set()
        leader.join()
        log.save(province("Bình"), context=context())
        assert wait_until(lambda: second.came == [told("Bình")], within=20)

    assert first.came == [told("An")]


def test_two_logs_in_one_database_are_relayed_side_by_side(log: EventLog, database: str) -> None:
    other = EventLog("attendance", database)
    logs = (published(log), PublishedLog(other, translate))
    brokers = (Broker(), Broker())
    try:
        with running(*map(Relay, logs, [database] * 2, brokers)):
            other.save(province("An"), province("Bình"), context=context())
            log.save(province("Chi"), context=context())
            assert wait_until(lambda: [len(b.came) for b in brokers] == [1, 2], within=20)
    finally:
        other.close()

    assert brokers[0].came == [told("Chi")]
    assert brokers[1].came == [told(name, "attendance.events") for name in ("An", "Bình")]
    assert positions(database) == {"assignment.events": 1, "attendance.events": 2}
