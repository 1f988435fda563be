"""Read models of a long history, folded quickly from memory."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from chassis.feed import Record, Slot
from chassis.generations import Generations
from chassis.postgres import Database
from chassis.projector import Projector
from chassis.tables import ddl
from contracts.envelope import Envelope
from services.projection.folds import FOLDS

_SLOT: Final = Slot("memory.events", 0)


class StreamFeed:
    """Gives these envelopes once, in their order; none of them is kept."""

    def __init__(self, envelopes: Iterable[Envelope]) -> None:
        self._records: Iterator[Record] = (
            Record(_SLOT, number, number, envelope, envelope.data)
            for number, envelope in enumerate(envelopes)
        )

    def poll(self, seconds: float, most: int) -> list[Record]:
        return list(islice(self._records, most))

    def rewind(self) -> None:
        raise NotImplementedError("a stream does not flow backwards")

    def ends(self) -> Mapping[Slot, int]:
        return {}

    def close(self) -> None:
        """There is nothing to let go of."""


def load(database: Database, generations: Generations, envelopes: Iterable[Envelope]) -> str:
    """A new generation with these envelopes folded; returns its schema, which is not live."""
    schema = generations.begin(ddl(FOLDS))
    projector = Projector(
        "load", database, schema, FOLDS, StreamFeed(envelopes), batch_size=5_000, deferred=True
    )
    while projector.step(seconds=0):
        pass
    projector.derive()
    with database.transaction(schema) as cursor:
        cursor.execute("ANALYZE")
    return schema
