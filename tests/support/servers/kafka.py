"""A real Kafka for tests: one broker of this machine, or the one KAFKA_BOOTSTRAP_SERVERS names."""

import os
import socket
from collections.abc import Iterator

import pytest

from deploy.kafka.broker import LocalKafka
from deploy.kafka.process import KafkaFailed
from deploy.toolbox import PartUnavailable


@pytest.fixture(scope="session")
def kafka() -> Iterator[str]:
    """Bootstrap servers. Topics are shared by all tests: each test names its own."""
    if given := os.environ.get("KAFKA_BOOTSTRAP_SERVERS"):
        _check(given)
        yield given
        return
    cluster = LocalKafka()
    try:
        cluster.start()
    except (PartUnavailable, KafkaFailed) as error:
        cluster.stop()
        pytest.fail(str(error), pytrace=False)
    try:
        yield cluster.bootstrap_servers
    finally:
        cluster.stop()


def _check(servers: str) -> None:
    host, _, port = servers.split(",")[0].strip().rpartition(":")
    try:
        socket.create_connection((host, int(port)), timeout=5).close()
    except (OSError, ValueError) as error:
        pytest.fail(
            f"The Kafka of KAFKA_BOOTSTRAP_SERVERS={servers} does not answer ({error}): start it, "
            "or unset the variable to use one of this machine.",
            pytrace=False,
        )
