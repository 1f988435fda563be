"""The Kafka of this machine: a real one, whose brokers can be lost and come back."""

import asyncio
import json
import socket
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import UnknownTopicOrPartitionError

from deploy.kafka import java
from deploy.kafka.broker import LocalKafka
from deploy.kafka.process import KafkaFailed
from deploy.toolbox import wait_until

FEW, MANY = 100, 300


def test_what_was_acknowledged_is_read_back_in_order(kafka: str) -> None:
    asyncio.run(_create(kafka, "read-back", copies=1))

    asyncio.run(_send(kafka, "read-back", range(FEW)))

    assert asyncio.run(_read(kafka, "read-back")) == list(range(FEW))


def test_kafkas_own_console_consumer_reads_the_same(kafka: str) -> None:
    asyncio.run(_create(kafka, "console", copies=1))
    asyncio.run(_send(kafka, "console", range(3)))

    printed = java.run(
        "org.apache.kafka.tools.consumer.ConsoleConsumer",
        *("--bootstrap-server", kafka, "--topic", "console"),
        *("--from-beginning", "--max-messages", "3", "--timeout-ms", "20000"),
    )

    assert printed.split() == ["0", "1", "2"]


def test_no_acknowledged_record_is_lost_when_a_leading_broker_is_killed_and_comes_back() -> None:
    with LocalKafka(brokers=3) as cluster:
        servers = cluster.bootstrap_servers
        asyncio.run(_create(servers, "visits", copies=3))
        assert wait_until(lambda: asyncio.run(_leader(servers, "visits")) > 0, within=20)

        asyncio.run(_send_while_the_leader_dies(cluster, "visits"))

        assert asyncio.run(_read(servers, "visits")) == list(range(MANY))


def test_a_broker_that_was_frozen_goes_on_where_it_stood() -> None:
    with LocalKafka() as cluster:
        servers = cluster.bootstrap_servers
        asyncio.run(_create(servers, "visits", copies=1))

        asyncio.run(_send_while_it_is_frozen(cluster, "visits"))

        assert asyncio.run(_read(servers, "visits")) == list(range(2 * FEW))


def test_a_cluster_with_a_folder_finds_its_records_again(tmp_path: Path) -> None:
    with LocalKafka(data_dir=tmp_path) as cluster:
        asyncio.run(_create(cluster.bootstrap_servers, "visits", copies=1))
        asyncio.run(_send(cluster.bootstrap_servers, "visits", range(FEW)))

    with LocalKafka(data_dir=tmp_path) as again:
        assert asyncio.run(_read(again.bootstrap_servers, "visits")) == list(range(FEW))


def test_a_topic_that_nobody_created_is_not_created_by_writing_to_it() -> None:
    with LocalKafka() as cluster, pytest.raises(UnknownTopicOrPartitionError):
        asyncio.run(_send(cluster.bootstrap_servers, "misspelt", range(1), patience_ms=500))


def test_a_port_in_use_is_refused_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        with pytest.raises(KafkaFailed) as refused:
            LocalKafka(data_dir=tmp_path, port=port).start()

    assert str(refused.value) == (
        f"Kafka broker 1 at 127.0.0.1:{port} cannot start: port {port} is in use."
    )


def test_a_folder_in_use_is_refused_in_one_line(tmp_path: Path) -> None:
    with (
        LocalKafka(data_dir=tmp_path),
        pytest.raises(KafkaFailed, match="A cluster already runs over the folder"),
    ):
        LocalKafka(data_dir=tmp_path).start()


async def _create(servers: str, topic: str, *, copies: int) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=servers)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(topic, 1, copies)])
    finally:
        await admin.close()


async def _leader(servers: str, topic: str) -> int:
    """The number of the broker that leads the topic's one partition; 0 when none does yet."""
    admin = AIOKafkaAdminClient(bootstrap_servers=servers)
    await admin.start()
    try:
        (description,) = await admin.describe_topics([topic])
        return max([0, *(int(partition["leader"]) for partition in description["partitions"])])
    finally:
        await admin.close()


def _producer(servers: str, patience_ms: int = 40_000) -> AIOKafkaProducer:
    return AIOKafkaProducer(
        bootstrap_servers=servers,
        acks="all",
        enable_idempotence=True,
        request_timeout_ms=patience_ms,
    )


async def _send(servers: str, topic: str, numbers: range, patience_ms: int = 40_000) -> None:
    async with _producer(servers, patience_ms) as producer:
        await _acknowledged(producer, topic, numbers)


async def _acknowledged(producer: AIOKafkaProducer, topic: str, numbers: range) -> None:
    sent = [await producer.send(topic, json.dumps(number).encode()) for number in numbers]
    await asyncio.gather(*sent)


async def _send_while_the_leader_dies(cluster: LocalKafka, topic: str) -> None:
    leader = await _leader(cluster.bootstrap_servers, topic)
    async with _producer(cluster.bootstrap_servers) as producer:
        await _acknowledged(producer, topic, range(FEW))
        await asyncio.gather(
            asyncio.to_thread(cluster.kill, leader),
            _acknowledged(producer, topic, range(FEW, 2 * FEW)),
        )
        await asyncio.gather(
            asyncio.to_thread(cluster.restart, leader),
            _acknowledged(producer, topic, range(2 * FEW, MANY)),
        )


async def _send_while_it_is_frozen(cluster: LocalKafka, topic: str) -> None:
    async with _producer(cluster.bootstrap_servers) as producer:
        await _acknowledged(producer, topic, range(FEW))
        cluster.pause()
        waiting = asyncio.create_task(_acknowledged(producer, topic, range(FEW, 2 * FEW)))
        done, _ = await asyncio.wait([waiting], timeout=0.5)
        assert not done
        cluster.resume()
        await waiting


async def _read(servers: str, topic: str) -> list[int]:
    """Every record of the topic's one partition, from the first to the last that is there now."""
    partition = TopicPartition(topic, 0)
    async with AIOKafkaConsumer(bootstrap_servers=servers) as consumer:
        consumer.assign([partition])
        await consumer.seek_to_beginning(partition)
        end = (await consumer.end_offsets([partition]))[partition]
        numbers: list[int] = []
        while await consumer.position(partition) < end:
            numbers.append(json.loads((await consumer.getone()).value))
        return numbers
