"""Read models of a long history, folded from memory as a rebuild folds them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from chassis.feeds.feed import Record, TopicPartition
from chassis.postgres.database import Database
from chassis.projection.fold import Fold
from chassis.projection.generations import Generations
from chassis.rebuilding.rebuild import Rebuild
from contracts.envelope import Envelope
from services.projection.folds import FOLDS

_PARTITION: Final = TopicPartition("memory.events", 0)


class StreamFeed:
    """Gives so many envelopes once, in their order; none of them is kept."""

    def __init__(self, envelopes: Iterable[Envelope], number: int) -> None:
        self._number = number
        self._records: Iterator[Record] = (
            Record(_PARTITION, number, number, envelope, envelope.data)
            for number, envelope in enumerate(envelopes)
        )

    def poll(self, seconds: float, most: int) -> list[Record]:
        return list(islice(self._records, most))

    def rewind(self) -> None:
        raise NotImplementedError("a stream does not flow backwards")

    def ends(self) -> Mapping[TopicPartition, int]:
        return {_PARTITION: self._number}

    def close(self) -> None:
        """There is nothing to let go of."""


def load(
    database_url: str,
    envelopes: Iterable[Envelope],
    number: int,
    folds: Sequence[Fold] = FOLDS,
    family: str = "read",
) -> None:
    """A live generation with these envelopes folded."""
    database = Database(database_url)
    generations = Generations(database, family)
    feed = StreamFeed(envelopes, number)
    schema = Rebuild(database, generations, folds, [_PARTITION.topic], lambda *_: feed).build()
    generations.switch(schema)
    database.close()
