"""Sending: acknowledged by all, once, in order per key."""

from collections.abc import Sequence
from typing import Final

import structlog
from aiokafka import AIOKafkaProducer

from chassis.feeds.feed import FeedAway
from chassis.feeds.kafka.loop import Loop, started, stopped
from contracts.envelope import Envelope, to_headers

_ACKNOWLEDGED_WITHIN: Final = 20.0
"""Seconds after which a batch is given up, to be sent again: a relay that is told to stop waits
no longer than this for a broker that is away."""


class Producer:
    """Sends envelopes, keyed by aggregate id; ``acks=all`` and idempotent, in order per key.

    Used by one thread.
    """

    def __init__(self, servers: str) -> None:
        self._servers = servers
        self._loop = Loop()
        self._producer: AIOKafkaProducer | None = None

    def send(self, topic: str, envelopes: Sequence[Envelope]) -> None:
        """Return when the broker has acknowledged all of them. Raises FeedAway: send all again."""
        try:
            self._loop.run(self._send(topic, envelopes), _ACKNOWLEDGED_WITHIN)
        except FeedAway:
            self._drop()
            raise

    def close(self) -> None:
        self._drop()
        self._loop.stop()

    async def _send(self, topic: str, envelopes: Sequence[Envelope]) -> None:
        if self._producer is None:
            producer = AIOKafkaProducer(
                bootstrap_servers=self._servers,
                acks="all",
                enable_idempotence=True,
                linger_ms=0,
                max_batch_size=256 * 1024,
            )
            await started(producer)
            self._producer = producer
        sent = [
            await self._producer.send(
                topic, envelope.data, key=envelope.subject.encode(), headers=to_headers(envelope)
            )
            for envelope in envelopes
        ]
        for acknowledged in sent:
            await acknowledged

    def _drop(self) -> None:
        producer, self._producer = self._producer, None
        if producer is not None:
            try:
                self._loop.run(stopped(producer, producer.client), 5)
            except FeedAway as error:
                structlog.get_logger().warning("producer_dropped", error=str(error))
