"""The attendance service over its own database, with a hand on what arrives from the others."""

from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import msgspec

from chassis.directory.authority import Authority
from chassis.eventstore.command import CommandContext
from chassis.eventstore.event_log import EventLog
from chassis.feeds.published_log import PublishedLog
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from chassis.projection.projector import Projector
from chassis.projection.schema import ddl
from chassis.projection.store import stored_positions
from contracts.envelope import Envelope
from contracts.event import Event
from contracts.registry import decode
from services.attendance.adapters.directory import AttendanceDirectory
from services.attendance.adapters.folds import FOLDS
from services.attendance.application.service import AttendanceService
from services.attendance.published import translate
from tests.services.attendance.province import TODAY
from tests.support.feeds import History, MemoryFeed


def context(
    actor: str = "secretary", *, today: date = TODAY, key: str | None = None
) -> CommandContext:
    return CommandContext(
        actor=actor,
        recorded_at=datetime(2024, 3, 20, 3, tzinfo=UTC),
        today=today,
        correlation_id="test",
        idempotency_key=key,
        request_digest=key,
    )


class House:
    def __init__(self, database_url: str) -> None:
        self.log = EventLog("attendance", database_url)
        self.database = Database(database_url)
        self.generations = Generations(self.database, "attendance")
        self._schema = self.generations.ensure(ddl(FOLDS))
        self._history = History()
        self._published = PublishedLog(self.log, translate)
        self.directory = AttendanceDirectory(self.database, self.generations)
        self.service = AttendanceService.over(
            self.log,
            Authority(self.database, self.generations),
            self.directory,
        )

    def hears(self, *events: Event) -> None:
        """These events of the assignment service have arrived and are folded."""
        for event in events:
            # The aggregate of each of these events is what its first field names.
            self._history.add(msgspec.structs.astuple(event)[0], event)
        positions = partial(stored_positions, self.database, self._schema)
        feed = MemoryFeed(self._history.envelopes, positions)
        projector = Projector("attendance", self.database, self._schema, FOLDS, feed)
        while projector.step(seconds=0):
            pass
        assert self.database.rows("SELECT error FROM dead_letters", schema=self._schema) == []

    def published(self, after: int = 0) -> list[Event]:
        """What was stored behind this position, as everybody may read it."""
        envelopes = [record.event for record in self._published.read(after, 1_000)]
        return [decode(e) for e in envelopes if isinstance(e, Envelope)]

    def told(self, after: int = 0) -> list[tuple[str, dict[str, Any]]]:
        """The same: names and fields, without the meeting."""
        return [
            (
                type(event).__name__,
                {
                    name: v
                    for name, v in msgspec.structs.asdict(event).items()
                    if name != "meeting_id"
                },
            )
            for event in self.published(after)
        ]

    def stored(self) -> int:
        """The position of the last stored event."""
        return self.log.last_position()

    def close(self) -> None:
        self.log.close()
        self.database.close()
