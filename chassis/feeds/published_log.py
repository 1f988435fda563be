"""A service's event log as the others may see it: each stored event as its published event."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from chassis.eventstore.event_log import EventLog
from chassis.eventstore.recorder import RECORDED
from chassis.feeds.feed import Record, TopicPartition
from contracts.envelope import Envelope
from contracts.event import Event
from contracts.registry import encode

Translate = Callable[[Any], Event]
"""A service's ``published.translate``: total over its domain events, the only door out."""


class PublishedLog:
    """Reads the log behind a position; both the relay and the embedded feed see it through this."""

    def __init__(self, log: EventLog, translate: Translate) -> None:
        self._log = log
        self._translate = translate
        self.topic = f"{log.service}.events"
        self.channel = log.channel

    def read(self, after: int, limit: int) -> list[Record]:
        """Up to ``limit`` records after this position, in the order of their commits.

        A record's offset is its position in the log. An event that cannot be translated raises:
        one that was stored and is not published would be lost.
        """
        partition = TopicPartition(self.topic, 0)
        records = []
        expected = after + 1
        for notification in self._log.notifications(after, limit):
            envelope = self._envelope(self._log.domain_event(notification), notification.id)
            records.append(Record(partition, expected, notification.id, envelope, b""))
            expected = notification.id + 1
        return records

    def last_position(self) -> int:
        return self._log.last_position()

    def _envelope(self, event: Any, sequence: int) -> Envelope:
        recorded = vars(event)[RECORDED]
        published = self._translate(event)
        return Envelope(
            id=f"{event.originator_id}:{event.originator_version}",
            type=published.type_name(),
            source=f"/sausat/{self._log.service}",
            subject=str(event.originator_id),
            time=datetime.fromisoformat(recorded["at"]),
            sequence=sequence,
            actor=recorded["by"],
            correlation_id=recorded["correlation"],
            causation_id=recorded["causation"],
            data=encode(published),
        )
