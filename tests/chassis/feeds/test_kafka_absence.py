"""A broker that dies and comes back: feeds say so and go on; nothing acknowledged is lost."""

from collections.abc import Iterator

import pytest

from deploy.kafka.broker import LocalKafka
from tests.chassis.feeds.feed_contract import AbsenceContract
from tests.chassis.feeds.sources import KafkaSource


@pytest.fixture(scope="module")
def broker() -> Iterator[LocalKafka]:
    with LocalKafka() as alone:
        yield alone


@pytest.fixture
def source(broker: LocalKafka) -> Iterator[KafkaSource]:
    opened = KafkaSource(broker.bootstrap_servers, broker)
    yield opened
    opened.close()


class TestKafkaFeed(AbsenceContract):
    """Of the distributed system."""
