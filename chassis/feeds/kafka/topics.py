"""The topics: made when missing, kept for ever."""

import asyncio
from collections.abc import Sequence
from typing import Final

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import TopicAlreadyExistsError, for_code

from chassis.feeds.kafka.loop import Loop

KEPT_FOR_EVER: Final = {"retention.ms": "-1", "retention.bytes": "-1", "cleanup.policy": "delete"}
"""The topics are the province's published history: nothing is deleted, nothing compacted."""


def ensure_topics(servers: str, names: Sequence[str], partitions: int, replicas: int) -> None:
    """Create the topics that are missing, kept for ever; return when all are known to the broker.

    Raises FeedAway.
    """
    loop = Loop()
    try:
        loop.run(_create_topics(servers, names, partitions, replicas))
    finally:
        loop.stop()


async def _create_topics(
    servers: str, names: Sequence[str], partitions: int, replicas: int
) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=servers)
    try:
        await admin.start()
        missing = set(names) - set(await admin.list_topics())
        answer = await admin.create_topics(
            [
                NewTopic(name, partitions, replicas, topic_configs=dict(KEPT_FOR_EVER))
                for name in sorted(missing)
            ]
        )
        for _, code, *_ in answer.topic_errors:
            if code and for_code(code) is not TopicAlreadyExistsError:
                raise for_code(code)
        while not set(names) <= set(await admin.list_topics()):
            await asyncio.sleep(0.05)
    finally:
        await admin.close()
