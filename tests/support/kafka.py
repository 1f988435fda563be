"""A real Kafka for tests: one broker of this machine, or the one KAFKA_BOOTSTRAP_SERVERS names."""

import os
from collections.abc import Iterator

import pytest

from deploy.kafka.broker import LocalKafka
from deploy.kafka.jars import KafkaUnavailable
from deploy.kafka.process import KafkaFailed


@pytest.fixture(scope="session")
def kafka() -> Iterator[str]:
    """Bootstrap servers. Topics are shared by all tests: each test names its own."""
    if given := os.environ.get("KAFKA_BOOTSTRAP_SERVERS"):
        yield given
        return
    cluster = LocalKafka()
    try:
        cluster.start()
    except (KafkaUnavailable, KafkaFailed) as error:
        cluster.stop()
        pytest.fail(str(error), pytrace=False)
    try:
        yield cluster.bootstrap_servers
    finally:
        cluster.stop()
