"""Read models folded from envelopes, in a database of their own."""

from collections.abc import Sequence

from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from chassis.projection.schema import ddl
from contracts.envelope import Envelope
from services.projection.folds import FOLDS
from services.projection.read_database import ReadDatabase
from tests.support.service_harness import fold_all


class ReadModels:
    """The projection's tables, made anew for each :meth:`fold`."""

    def __init__(self, database_url: str) -> None:
        self.database = Database(database_url)
        self.generations = Generations(self.database, "read")
        self.read_database = ReadDatabase(self.database, self.generations)

    def fold(
        self, envelopes: Sequence[Envelope], batch_size: int = 500, *, deferred: bool = False
    ) -> str:
        """A generation with these envelopes folded in this order, and live; returns its schema."""
        schema = self.generations.begin(ddl(FOLDS))
        fold_all(self.database, schema, FOLDS, envelopes, batch_size=batch_size, deferred=deferred)
        for old, _ in self.generations.all():
            if old != schema:
                self._replace(schema, old)
        self.generations.switch(schema)
        return schema

    def _replace(self, schema: str, old: str) -> None:
        self.generations.switch(schema)
        self.generations.drop(old)

    def close(self) -> None:
        self.database.close()
