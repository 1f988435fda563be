"""The feed over a broker keeps what every feed promises, and shares the work within a group."""

from collections.abc import Iterator

import pytest

from tests.integration.chassis.feed_contract import FeedContract
from tests.integration.chassis.sources import KafkaSource


@pytest.fixture
def source(kafka: str) -> Iterator[KafkaSource]:
    opened = KafkaSource(kafka)
    yield opened
    opened.close()


class TestKafkaFeed(FeedContract):
    pass
