"""A projector that goes on for as long as the service does, through switches of generations."""

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Final

import structlog

from chassis import metrics
from chassis.backoff import repeat
from chassis.feeds.feed import Feed, FeedAway, Positions
from chassis.postgres.database import TRANSIENT_ERRORS, Database
from chassis.projection import dead_letters
from chassis.projection.fold import Fold
from chassis.projection.generations import Generations, OtherShape
from chassis.projection.projector import Projector, TooMuchPoison
from chassis.projection.schema import ddl
from chassis.projection.store import stored_positions

Follow = Callable[[Sequence[str], str | None, Positions], Feed]
"""Opens a feed of these topics. Feeds of the same group share the work; None: all of it alone."""


_COUNTED_AFTER: Final = 0.9
"""Seconds after which the dead letters are counted again: at every look while nothing comes."""


class Follower:
    """Folds ``topics`` into the live generation of ``database`` until told to stop."""

    def __init__(
        self,
        name: str,
        database: Database,
        generations: Generations,
        folds: Sequence[Fold],
        topics: Sequence[str],
        follow: Follow,
    ) -> None:
        self.name = name
        self._database = database
        self._generations = generations
        self._folds = folds
        self._topics = topics
        self._follow = follow
        self._complaint: str | None = None
        self._counted_at = float("-inf")

    def prepare(self) -> None:
        """Make the tables, where there are none yet; those of another shape are left alone."""
        with suppress(OtherShape):
            self._generations.ensure(ddl(self._folds))

    def run(self, stopping: threading.Event) -> None:
        metrics.projector_starts(self.name)
        log = structlog.get_logger().bind(name=self.name)
        try:
            repeat(
                partial(self._fold_one_generation, stopping),
                stopping,
                errors=(FeedAway, *TRANSIENT_ERRORS),
                waiting=lambda error, _: log.warning("follower_waiting", error=str(error)),
                longest=1.0,
            )
        except TooMuchPoison as error:
            self._complaint = str(error)
            log.critical("projector_stopped", why=str(error))
            stopping.wait()

    def complaint(self) -> str | None:
        """Why this projector has stopped, if it has: a readiness check."""
        return self._complaint

    def _fold_one_generation(self, stopping: threading.Event) -> None:
        schema = self._generations.live()
        positions = partial(stored_positions, self._database, schema)
        feed = self._follow(self._topics, f"{self.name}.{schema}", positions)
        projector = Projector(self.name, self._database, schema, self._folds, feed)

        def replaced() -> bool:
            self._count_letters(schema)
            return self._generations.live() != schema

        try:
            projector.run(stopping, until=replaced)
        finally:
            feed.close()

    def _count_letters(self, schema: str) -> None:
        # Not after each of many batches in a second.
        now = time.monotonic()
        if now - self._counted_at > _COUNTED_AFTER:
            with self._database.transaction(schema) as cursor:
                metrics.DEAD_LETTERS.labels(self.name).set(dead_letters.count(cursor))
            self._counted_at = now
