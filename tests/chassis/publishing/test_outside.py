"""What is published can be read by who knows nothing of us: CloudEvents' own SDK, Kafka's tools."""

import asyncio
import json
from uuid import UUID

import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition
from cloudevents.core.bindings import kafka as cloudevents

from contracts.envelope import Envelope
from contracts.topics import PARTITIONS
from deploy.kafka import java
from tests.chassis.running import Stores

CONSOLE = "org.apache.kafka.tools.consumer.ConsoleConsumer"


@pytest.fixture
def stored(stores: Stores, kafka: str) -> list[Envelope]:
    """What the logs say was published, in the order of the logs."""
    stores.province.tell(meetings=3)
    stores.publish(kafka)
    return stores.stored()


async def _messages(servers: str, topics: list[str]) -> list[cloudevents.KafkaMessage]:
    """Every message of the topics, as any client gives them."""
    partitions = [TopicPartition(topic, n) for topic in topics for n in range(PARTITIONS)]
    async with AIOKafkaConsumer(bootstrap_servers=servers) as consumer:
        consumer.assign(partitions)
        await consumer.seek_to_beginning(*partitions)
        ends = await consumer.end_offsets(partitions)
        found = []
        for partition in partitions:
            while await consumer.position(partition) < ends[partition]:
                message = await consumer.getone(partition)
                found.append(
                    cloudevents.KafkaMessage(dict(message.headers), message.key, message.value)
                )
        return found


def test_the_cloudevents_sdk_reads_every_event(
    stores: Stores, kafka: str, stored: list[Envelope]
) -> None:
    messages = asyncio.run(_messages(kafka, stores.topics))

    events = {e.get_id(): e for e in map(cloudevents.from_binary_event, messages)}

    assert len(messages) == len(events) == len(stored)
    for envelope in stored:
        event = events[envelope.id]
        assert event.get_specversion() == "1.0"
        assert event.get_type() == envelope.type
        assert event.get_source() == envelope.source
        assert event.get_subject() == envelope.subject
        assert event.get_time() == envelope.time
        assert event.get_datacontenttype() == "application/json"
        assert event.get_extension("sequence") == str(envelope.sequence)
        assert event.get_extension("actor") == envelope.actor
        assert event.get_extension("correlationid") == envelope.correlation_id
        assert event.get_data() == json.loads(envelope.data)


def test_messages_are_keyed_by_the_aggregate(
    stores: Stores, kafka: str, stored: list[Envelope]
) -> None:
    for message in asyncio.run(_messages(kafka, stores.topics)):
        assert isinstance(message.key, bytes)
        assert message.headers["ce_id"].startswith(message.key + b":")
        assert UUID(message.key.decode())


def test_kafkas_console_consumer_shows_every_event(
    stores: Stores, kafka: str, stored: list[Envelope]
) -> None:
    topic = stores.topics[0]
    expected = [envelope for envelope in stored if envelope.source == "/sausat/assignment"]

    printed = java.run(
        CONSOLE,
        *("--bootstrap-server", kafka, "--topic", topic, "--from-beginning"),
        *("--max-messages", str(len(expected)), "--timeout-ms", "20000"),
        *("--property", "print.headers=true"),
        *("--property", "print.key=true"),
        *("--property", "headers.separator=|"),
    )

    shown = {}
    for line in printed.splitlines():
        headers, key, value = line.split("\t")
        attributes = dict(header.split(":", 1) for header in headers.split("|"))
        shown[attributes["ce_id"]] = (attributes, key, json.loads(value))
    assert len(shown) == len(expected)
    for envelope in expected:
        attributes, key, data = shown[envelope.id]
        assert key == envelope.subject
        assert attributes["ce_type"] == envelope.type
        assert attributes["ce_time"] == envelope.time.isoformat()
        assert attributes["content-type"] == "application/json"
        assert data == json.loads(envelope.data)
