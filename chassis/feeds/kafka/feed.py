"""The feed over a broker."""

import asyncio
import time
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import structlog
from aiokafka import AIOKafkaConsumer, ConsumerRebalanceListener, TopicPartition as KafkaPartition
from aiokafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor

from chassis.feeds.feed import FeedAway, Positions, Record, TopicPartition
from chassis.feeds.kafka.loop import PATIENCE, Loop, started, stopped
from chassis.postgres.database import TRANSIENT_ERRORS
from contracts.envelope import Envelope, NotAnEvent, from_headers

_SILENT_AFTER: Final = 5.0
"""Seconds of silence after which the broker is asked whether it has more than we heard of."""

_ANSWERS_WITHIN: Final = 5.0
"""Seconds in which a broker that is there answers that question."""


class KafkaFeed:
    """The feed over a broker. Feeds of the same ``group`` share the partitions of the topics.

    Without a group it reads all partitions by itself. Positions are kept by the projector, never
    by the broker.
    """

    def __init__(
        self, servers: str, topics: Sequence[str], positions: Positions, group: str | None
    ) -> None:
        self._servers = servers
        self._topics = list(topics)
        self._positions = positions
        self._group = group
        self._loop = Loop()
        self._consumer: AIOKafkaConsumer | None = None
        self._expected: dict[KafkaPartition, int] = {}
        self._astray = False
        self._heard_at = time.monotonic()

    def poll(self, seconds: float, most: int) -> list[Record]:
        try:
            return self._poll(seconds, most)
        except FeedAway:
            # A consumer whose coordination has failed says so for ever: the next one begins anew.
            self._drop()
            raise

    def _poll(self, seconds: float, most: int) -> list[Record]:
        consumer = self._consumer or self._loop.run(self._start())
        if self._astray:
            self._astray = False
            self._loop.run(self._seek(consumer, consumer.assignment()))
        fetched = self._loop.run(
            consumer.getmany(timeout_ms=int(seconds * 1000), max_records=most),
            seconds + PATIENCE,
        )
        records = [r for where, found in fetched.items() for r in self._in_order(where, found)]
        self._watch(consumer, heard=bool(records))
        return records

    def rewind(self) -> None:
        # The positions are looked up at the next poll: broker or database may be away now.
        self._astray = True

    def ends(self) -> Mapping[TopicPartition, int]:
        consumer = self._consumer or self._loop.run(self._start())
        partitions = self._loop.run(self._all_partitions(consumer))
        ends = self._loop.run(consumer.end_offsets(partitions))
        return {TopicPartition(where.topic, where.partition): end for where, end in ends.items()}

    def close(self) -> None:
        self._drop()
        self._loop.stop()

    def _in_order(self, where: KafkaPartition, messages: Sequence[Any]) -> list[Record]:
        # Nothing is ever deleted from the topics, so their offsets have no gaps. Messages that do
        # not follow on were fetched for a position that a rebalance has taken from us meanwhile.
        partition = TopicPartition(where.topic, where.partition)
        records = []
        for message in messages:
            if message.offset != self._expected.get(where):
                self._astray = True
                break
            self._expected[where] = message.offset + 1
            records.append(_record(partition, message))
        return records

    async def _start(self) -> AIOKafkaConsumer:
        consumer = AIOKafkaConsumer(
            bootstrap_servers=self._servers,
            group_id=self._group,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            partition_assignment_strategy=(RoundRobinPartitionAssignor,),
            session_timeout_ms=10_000,
            heartbeat_interval_ms=2_000,
            max_poll_interval_ms=300_000,
            max_partition_fetch_bytes=4 * 1024 * 1024,
            # Who knew nothing of the topics yet has no share of them until it looks anew.
            metadata_max_age_ms=10_000,
        )
        await started(consumer)
        try:
            partitions = await self._all_partitions(consumer)
            if self._group is None:
                consumer.assign(partitions)
                await self._seek(consumer, partitions)
            else:
                consumer.subscribe(self._topics, listener=_Assigned(self, consumer))
        except BaseException:
            await consumer.stop()
            raise
        self._consumer = consumer
        self._heard_at = time.monotonic()
        return consumer

    async def _all_partitions(self, consumer: AIOKafkaConsumer) -> list[KafkaPartition]:
        # The broker is asked: what a young consumer knows by itself may be nothing yet, and to
        # have read the whole of nothing is soon done.
        known = await consumer._client.fetch_all_metadata()
        partitions = []
        for topic in self._topics:
            numbers = known.partitions_for_topic(topic)
            if not numbers:
                raise FeedAway(f"Kafka does not know the topic {topic} yet")
            partitions += [KafkaPartition(topic, number) for number in sorted(numbers)]
        return partitions

    async def _seek(
        self, consumer: AIOKafkaConsumer, partitions: Collection[KafkaPartition]
    ) -> None:
        ours = {where: TopicPartition(where.topic, where.partition) for where in partitions}
        try:
            stored = await asyncio.to_thread(self._positions, list(ours.values()))
        except TRANSIENT_ERRORS as error:
            raise FeedAway(f"the stored positions cannot be read: {error}") from error
        for where, partition in ours.items():
            self._expected[where] = stored.get(partition, 0)
            consumer.seek(where, self._expected[where])

    def _watch(self, consumer: AIOKafkaConsumer, *, heard: bool) -> None:
        # A consumer of this library can fall silent without an error. One that hears nothing
        # though the broker has more is replaced.
        now = time.monotonic()
        if heard:
            self._heard_at = now
        elif now - self._heard_at > _SILENT_AFTER:
            self._heard_at = now
            if self._lags(consumer):
                structlog.get_logger().warning("silent_consumer_replaced", group=self._group)
                self._drop()

    def _lags(self, consumer: AIOKafkaConsumer) -> bool:
        assigned = list(consumer.assignment())
        if not assigned:
            return False
        ends = self._loop.run(consumer.end_offsets(assigned), _ANSWERS_WITHIN)
        return any(self._expected.get(where, 0) < end for where, end in ends.items())

    def _drop(self) -> None:
        consumer, self._consumer = self._consumer, None
        if consumer is not None:
            try:
                self._loop.run(stopped(consumer, consumer._client), 10)
            except FeedAway as error:
                structlog.get_logger().warning("consumer_dropped", error=str(error))


def _record(partition: TopicPartition, message: Any) -> Record:
    event: Envelope | NotAnEvent
    try:
        event = from_headers(message.headers, message.value)
    except NotAnEvent as error:
        event = error
    return Record(partition, message.offset, message.offset, event, message.value or b"")


class _Assigned(ConsumerRebalanceListener):  # type: ignore[misc]  # the library is untyped
    """Starts every partition that the group gives us at the position that we stored."""

    def __init__(self, feed: KafkaFeed, consumer: AIOKafkaConsumer) -> None:
        self._feed = feed
        self._consumer = consumer

    async def on_partitions_revoked(self, revoked: Collection[KafkaPartition]) -> None:
        """Nothing to hand over: a batch under way is fenced by the offset it moves."""

    async def on_partitions_assigned(self, assigned: Collection[KafkaPartition]) -> None:
        await self._feed._seek(self._consumer, assigned)
