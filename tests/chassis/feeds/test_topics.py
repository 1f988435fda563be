"""The topics: kept for ever, made once, and never changed by who comes later."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from chassis.feeds.feed import FeedAway
from chassis.feeds.kafka import ensure_topics


@pytest.fixture
def topic() -> str:
    return f"topic-{uuid4()}"


async def _settings(servers: str, topic: str) -> Mapping[str, str]:
    admin = AIOKafkaAdminClient(bootstrap_servers=servers)
    await admin.start()
    try:
        asked = [ConfigResource(ConfigResourceType.TOPIC, topic)]
        (answer,) = await admin.describe_configs(asked)
        ((*_, entries),) = answer.resources
        return {entry[0]: entry[1] for entry in entries}
    finally:
        await admin.close()


async def _partitions(servers: str, topic: str) -> int:
    admin = AIOKafkaAdminClient(bootstrap_servers=servers)
    await admin.start()
    try:
        (described,) = await admin.describe_topics([topic])
        return len(described["partitions"])
    finally:
        await admin.close()


def test_nothing_is_ever_deleted_from_a_topic_nor_compacted(kafka: str, topic: str) -> None:
    ensure_topics(kafka, [topic], partitions=6, replicas=1)

    settings = asyncio.run(_settings(kafka, topic))

    assert settings["retention.ms"] == "-1"
    assert settings["retention.bytes"] == "-1"
    assert settings["cleanup.policy"] == "delete"
    assert asyncio.run(_partitions(kafka, topic)) == 6


def test_making_topics_again_changes_nothing(kafka: str, topic: str) -> None:
    ensure_topics(kafka, [topic], partitions=6, replicas=1)

    ensure_topics(kafka, [topic], partitions=3, replicas=1)

    assert asyncio.run(_partitions(kafka, topic)) == 6


def test_only_what_is_missing_is_made(kafka: str, topic: str) -> None:
    ensure_topics(kafka, [topic], partitions=6, replicas=1)

    ensure_topics(kafka, [topic, f"{topic}-2"], partitions=2, replicas=1)

    assert asyncio.run(_partitions(kafka, topic)) == 6
    assert asyncio.run(_partitions(kafka, f"{topic}-2")) == 2


def test_many_services_may_make_them_at_once(kafka: str, topic: str) -> None:
    together = Barrier(4)

    def start(_: int) -> None:
        together.wait()
        ensure_topics(kafka, [topic], partitions=6, replicas=1)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(start, range(4)))

    assert asyncio.run(_partitions(kafka, topic)) == 6


def test_more_replicas_than_brokers_is_said(kafka: str, topic: str) -> None:
    with pytest.raises(FeedAway, match="InvalidReplicationFactor"):
        ensure_topics(kafka, [topic], partitions=6, replicas=9)


def test_a_broker_that_is_not_there_is_said() -> None:
    with pytest.raises(FeedAway, match="Kafka does not answer"):
        ensure_topics("127.0.0.1:1", ["topic"], partitions=6, replicas=1)
