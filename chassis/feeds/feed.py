"""What a projector follows: published events in order, from a position of its own."""

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple, Protocol

from contracts.envelope import Envelope, NotAnEvent


class TopicPartition(NamedTuple):
    """A partition of a topic: within it, and only there, order is promised."""

    topic: str
    partition: int


class Record(NamedTuple):
    """One message: an event, or what came in an event's place and why it is none.

    ``expected`` is the position of the partition before this record: the offset behind the record
    that came before it. The two differ where offsets have a gap.
    """

    partition: TopicPartition
    expected: int
    offset: int
    event: Envelope | NotAnEvent
    raw: bytes


Positions = Callable[[Collection[TopicPartition]], Mapping[TopicPartition, int]]
"""The next offset to read in each of the partitions; one that is not in the answer starts at 0."""


class Feed(Protocol):
    """A source of records. Used by one thread.

    At least once: a record may come again after a restart, a rebalance or a ``rewind``. Within a
    partition records come in order of their offsets; offsets may have gaps. Events of one aggregate
    are always in one partition.
    """

    def poll(self, seconds: float, most: int) -> list[Record]:
        """Up to ``most`` records, as soon as there are any; an empty list after ``seconds``.

        Raises FeedAway when the source does not answer: poll again later.
        """
        ...

    def rewind(self) -> None:
        """Go back to the positions that are stored, after a batch was not kept."""
        ...

    def ends(self) -> Mapping[TopicPartition, int]:
        """The offset after the last record of every partition that this feed reads."""
        ...

    def close(self) -> None:
        """Give up the partitions. The feed cannot be used afterwards."""
        ...


class FeedAway(Exception):
    """The source of the feed does not answer now."""
