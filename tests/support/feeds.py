"""A feed from memory, and what goes into it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from chassis.feeds.feed import Positions, Record, TopicPartition
from contracts.envelope import Envelope
from contracts.event import Event
from contracts.registry import TYPES, encode
from contracts.topics import TOPICS

BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)

_SERVICE = {event.type_name(): topic.producer for topic in TOPICS for event in topic.events}


class History:
    """Envelopes of events in the order in which they are said to have been recorded.

    Each aggregate's versions follow on; each event is recorded a second after the one before.
    ``told`` is how it begins.
    """

    def __init__(self, told: Iterable[Envelope] = ()) -> None:
        self.envelopes = list(told)
        self._versions = {each.aggregate_id: each.version for each in self.envelopes}

    def add(self, aggregate_id: UUID, event: Event, actor: str = "van-phong") -> Envelope:
        if event.type_name() not in TYPES:
            raise ValueError(f"{event.type_name()} is not published by anybody")
        version = self._versions.get(aggregate_id, 0) + 1
        self._versions[aggregate_id] = version
        number = len(self.envelopes) + 1
        envelope = Envelope(
            id=f"{aggregate_id}:{version}",
            type=event.type_name(),
            source=f"/sausat/{_SERVICE[event.type_name()]}",
            subject=str(aggregate_id),
            time=BEGINNING + timedelta(seconds=number),
            sequence=number,
            actor=actor,
            correlation_id=f"request-{number}",
            causation_id=None,
            data=encode(event),
        )
        self.envelopes.append(envelope)
        return envelope


class MemoryFeed:
    """Gives these envelopes, in this order, from the stored position on."""

    def __init__(self, envelopes: Iterable[Envelope], positions: Positions) -> None:
        self._partition = TopicPartition("memory.events", 0)
        self._records = [
            Record(self._partition, number, number, envelope, envelope.data)
            for number, envelope in enumerate(envelopes)
        ]
        self._positions = positions
        self._next: int | None = None

    def poll(self, seconds: float, most: int) -> list[Record]:
        if self._next is None:
            self._next = self._positions([self._partition]).get(self._partition, 0)
        found: Sequence[Record] = self._records[self._next : self._next + most]
        self._next += len(found)
        return list(found)

    def rewind(self) -> None:
        self._next = None

    def ends(self) -> Mapping[TopicPartition, int]:
        return {self._partition: len(self._records)}

    def close(self) -> None:
        """There is nothing to let go of."""
