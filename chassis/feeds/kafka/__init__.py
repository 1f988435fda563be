"""The only room that touches aiokafka: topics, producing, consuming.

aiokafka lives on an event loop of its own, in a thread of its own, because whatever blocks its
loop makes it rejoin its group for ever. Everything else here is called from ordinary threads.
"""

from chassis.feeds.kafka.feed import KafkaFeed
from chassis.feeds.kafka.producer import Producer
from chassis.feeds.kafka.topics import KEPT_FOR_EVER, ensure_topics

__all__ = ["KEPT_FOR_EVER", "KafkaFeed", "Producer", "ensure_topics"]
