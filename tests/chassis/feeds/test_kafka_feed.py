"""The feed over a broker keeps what every feed promises, and shares the work within a group."""

import asyncio
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from uuid import uuid4

import pytest
from aiokafka import AIOKafkaProducer

from chassis.feeds.feed import Feed, FeedAway, Record, TopicPartition
from chassis.feeds.kafka import KafkaFeed, Producer, ensure_topics
from contracts.envelope import Envelope, NotAnEvent, to_headers
from contracts.topics import PARTITIONS
from deploy.toolbox import wait_until
from tests.chassis.feeds.feed_contract import (
    NAMES,
    OTHERS,
    FeedContract,
    Kept,
    all_of,
    from_the_beginning,
    opened,
    places,
    read,
    read_through,
)
from tests.chassis.feeds.sources import KafkaSource
from tests.support.logs import identity
from tests.support.names import many


@pytest.fixture
def source(kafka: str) -> Iterator[KafkaSource]:
    told = KafkaSource(kafka)
    yield told
    told.close()


class TestKafkaFeed(FeedContract):
    """Of the distributed system."""


class Group:
    """Feeds of one group, each polled by a thread of its own as a projector's is."""

    def __init__(self, source: KafkaSource) -> None:
        self._source = source
        self._name = f"projector-{uuid4()}"
        self._kept = Kept()
        self._lock = threading.Lock()
        self._open = ExitStack()
        self.came: list[Record] = []

    def join(self) -> "Follower":
        follower = Follower(self, self._source.feed(self._positions, self._name))
        self._open.callback(follower.leave)
        return follower

    def took(self, records: Sequence[Record]) -> None:
        with self._lock:
            self.came += records
            self._kept.move(records)

    def close(self) -> None:
        self._open.close()

    def _positions(self, partitions: Collection[TopicPartition]) -> Mapping[TopicPartition, int]:
        with self._lock:
            return self._kept(partitions)


class Follower:
    """One feed of the group at work; ``partitions`` are those it got records from lately."""

    def __init__(self, group: Group, feed: Feed) -> None:
        self._group = group
        self._feed = feed
        self._left = threading.Event()
        self.partitions: set[TopicPartition] = set()
        self._thread = threading.Thread(target=self._follow)
        self._thread.start()

    def leave(self) -> None:
        if not self._left.is_set():
            self._left.set()
            self._thread.join()
            self._feed.close()

    def _follow(self) -> None:
        while not self._left.is_set():
            with suppress(FeedAway):
                records = self._feed.poll(0.1, 1000)
                self._group.took(records)
                self.partitions |= {record.partition for record in records}


@pytest.fixture
def group(source: KafkaSource) -> Iterator[Group]:
    made = Group(source)
    yield made
    made.close()


def hear_of_all_partitions(source: KafkaSource, *followers: Follower) -> bool:
    """Tell something in every partition; whether one heard of each, and each of something."""
    for follower in followers:
        follower.partitions = set()
    source.tell("assignment", *NAMES)
    source.tell("attendance", *OTHERS)
    everywhere = 2 * PARTITIONS
    wait_until(
        lambda: sum(len(follower.partitions) for follower in followers) >= everywhere, within=2
    )
    heard = [partition for follower in followers for partition in follower.partitions]
    shared = all(follower.partitions for follower in followers)
    return shared and len(heard) == len(set(heard)) == everywhere


def test_feeds_of_a_group_share_the_slots_and_the_one_that_stays_gets_all(
    source: KafkaSource, group: Group
) -> None:
    first = group.join()
    assert wait_until(lambda: hear_of_all_partitions(source, first), within=30)
    second = group.join()
    assert wait_until(lambda: hear_of_all_partitions(source, first, second), within=30)
    # Both have some and together all; while the group still settles, one may have heard of more.
    assert first.partitions
    assert second.partitions
    assert len(first.partitions | second.partitions) == 2 * PARTITIONS

    second.leave()

    assert wait_until(lambda: hear_of_all_partitions(source, first), within=30)
    everything = places(all_of(source, sum(group._kept.next.values())))
    assert wait_until(lambda: set(everything) <= set(places(group.came)), within=20)


def test_feeds_without_a_group_each_read_everything(source: KafkaSource) -> None:
    source.tell("assignment", *NAMES)

    with opened(source, from_the_beginning) as one, opened(source, from_the_beginning) as other:
        assert places(read(one, 40)) == places(read(other, 40))


def test_what_was_sent_is_what_comes(source: KafkaSource) -> None:
    sent = many(organizations=1, renamings=3)

    source.send("assignment", sent)

    assert [record.event for record in all_of(source, 4)] == sent


Headers = list[tuple[str, bytes | None]]


def _without(name: str, headers: Headers) -> Headers:
    return [header for header in headers if header[0] != name]


def _with(name: str, value: bytes | None, headers: Headers) -> Headers:
    return [*_without(name, headers), (name, value)]


_GOOD: Headers = [*to_headers(many(1, 0)[0])]


@pytest.mark.parametrize(
    "headers",
    [
        [],
        _without("ce_id", _GOOD),
        _with("ce_id", b"\xff\xfe", _GOOD),
        _with("ce_id", None, _GOOD),
        _with("ce_id", str(identity("Tổ chức 0")).encode(), _GOOD),
        _with("ce_subject", b"not an id", _GOOD),
        _with("ce_subject", b"\x00", _GOOD),
        _with("ce_time", b"yesterday", _GOOD),
        _with("ce_time", b"2020-01-01T00:00:00", _GOOD),
        _with("ce_sequence", b"first", _GOOD),
        _with("ce_actor", None, _GOOD),
    ],
)
def test_what_is_no_event_comes_as_such_and_hides_nothing(
    source: KafkaSource, headers: Headers
) -> None:
    before, after = many(organizations=2, renamings=0)
    source.send("assignment", [before])
    asyncio.run(_send(source.servers, source.topics["assignment"], headers))
    source.send("assignment", [after])

    came = all_of(source, 3)

    (stray,) = (record for record in came if isinstance(record.event, NotAnEvent))
    assert stray.raw == b"what is this?"
    events = {record.event.id for record in came if isinstance(record.event, Envelope)}
    assert events == {before.id, after.id}


async def _send(servers: str, topic: str, headers: Headers) -> None:
    async with AIOKafkaProducer(bootstrap_servers=servers) as producer:
        await producer.send_and_wait(topic, b"what is this?", headers=headers)


def test_an_event_without_data_comes_with_empty_data(source: KafkaSource) -> None:
    async def send() -> None:
        async with AIOKafkaProducer(bootstrap_servers=source.servers) as producer:
            await producer.send_and_wait(source.topics["assignment"], None, b"a key", headers=_GOOD)

    asyncio.run(send())

    (record,) = all_of(source, 1)
    assert isinstance(record.event, Envelope)
    assert record.event.data == b""


def test_a_topic_that_is_not_there_yet_is_waited_for_not_passed_over(kafka: str) -> None:
    """A rebuild that took it for empty would be done in no time, with nothing in it."""
    feed = KafkaFeed(kafka, [f"nobody-made-this-{uuid4()}"], from_the_beginning, None)

    with pytest.raises(FeedAway):
        feed.ends()
    with pytest.raises(FeedAway):
        feed.poll(0.1, 10)
    feed.close()


@pytest.mark.parametrize("group", [None, "projector"])
def test_a_feed_that_was_there_before_its_topic_reads_it_when_it_is_made(
    kafka: str, group: str | None
) -> None:
    topic, sent = f"made-later-{uuid4()}", many(organizations=20, renamings=0)
    feed = KafkaFeed(kafka, [topic], from_the_beginning, group and f"{group}-{topic}")
    with pytest.raises(FeedAway):
        feed.poll(0.1, 10)

    ensure_topics(kafka, [topic], PARTITIONS, 1)
    producer = Producer(kafka)
    producer.send(topic, sent)
    producer.close()

    assert len(read_through(feed, len(sent))) == len(sent)
    feed.close()


def test_a_closed_feed_leaves_no_thread_behind(source: KafkaSource) -> None:
    before = threading.active_count()
    feeds = [source.feed(from_the_beginning, group) for group in (None, "a group")]
    for feed in feeds:
        feed.poll(0.1, 10)

    for feed in feeds:
        feed.close()

    assert wait_until(lambda: threading.active_count() <= before, within=10)
