"""Servers that everything is measured on: a durable PostgreSQL, fresh databases, fresh brokers."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from uuid import uuid4

import psycopg
from psycopg import sql

from chassis.feeds.kafka import Producer, ensure_topics
from chassis.postgres.embedded import SUPERUSER, EmbeddedPostgres
from contracts.envelope import Envelope
from contracts.topics import PARTITIONS, TOPICS
from deploy.kafka.broker import LocalKafka

TOPIC_NAMES: Final = [topic.name for topic in TOPICS]
_SENT_AT_ONCE: Final = 2_000


class Ground:
    """One PostgreSQL for all measurements, in a folder that is gone at the end."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="sausat-benchmarks-")
        self.folder = Path(self._folder.name)
        self._postgres = EmbeddedPostgres(self.folder / "postgres")

    def __enter__(self) -> Self:
        self._postgres.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._postgres.stop()
        self._folder.cleanup()

    @contextmanager
    def database(self) -> Iterator[str]:
        """The URL of an empty database, dropped at the end."""
        name = f"b{uuid4().hex}"
        url = self._postgres.database(name)
        try:
            yield url
        finally:
            server = self._postgres.url(SUPERUSER, SUPERUSER)
            with psycopg.connect(server, autocommit=True) as connection:
                drop = sql.SQL("DROP DATABASE {} (FORCE)").format(sql.Identifier(name))
                connection.execute(drop)

    @contextmanager
    def kafka(self, published: Iterable[Envelope] = ()) -> Iterator[str]:
        """The address of a fresh broker with the topics, and these events published on them."""
        with LocalKafka() as kafka:
            ensure_topics(kafka.bootstrap_servers, TOPIC_NAMES, PARTITIONS, 1)
            publish(kafka.bootstrap_servers, published)
            yield kafka.bootstrap_servers


def publish(servers: str, envelopes: Iterable[Envelope]) -> None:
    """Publish the events, each on its service's topic, in their order."""
    producer = Producer(servers)
    try:
        left = iter(envelopes)
        while some := list(islice(left, _SENT_AT_ONCE)):
            for topic in TOPIC_NAMES:
                source = f"/sausat/{topic.removesuffix('.events')}"
                producer.send(topic, [e for e in some if e.source == source])
    finally:
        producer.close()
