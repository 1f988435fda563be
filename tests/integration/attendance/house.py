"""The attendance service over its own database, with a hand on what arrives from the others."""

from collections import Counter, deque
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from chassis.authority import Authority
from chassis.event_log import EventLog
from chassis.feed import Record, Slot
from chassis.generations import Generations
from chassis.order import Order
from chassis.postgres import Database
from chassis.projector import Projector, ddl
from chassis.published_log import PublishedLog
from contracts.envelope import Envelope
from contracts.event import Event
from contracts.registry import decode, encode
from services.attendance.application.service import AttendanceService
from services.attendance.directory import Directory
from services.attendance.published import translate
from services.attendance.reactions import FOLDS
from tests.integration.attendance.province import TODAY

SLOT = Slot("assignment.events", 0)


def order(actor: str = "secretary", *, today: date = TODAY, key: str | None = None) -> Order:
    return Order(
        actor=actor,
        recorded_at=datetime(2024, 3, 20, 3, tzinfo=UTC),
        today=today,
        correlation_id="test",
        idempotency_key=key,
        request_digest=key,
    )


class ListFeed:
    """A feed of events that a test gives; the aggregate of an event is its first field."""

    def __init__(self) -> None:
        self._versions: Counter[str] = Counter()
        self._waiting: deque[Record] = deque()
        self._end = 0

    def give(self, event: Event) -> None:
        first = msgspec.structs.fields(event)[0].name
        subject = str(getattr(event, first))
        self._versions[subject] += 1
        envelope = Envelope(
            id=f"{subject}:{self._versions[subject]}",
            type=event.type_name(),
            source="/sausat/assignment",
            subject=subject,
            time=datetime(2024, 1, 1, tzinfo=UTC),
            sequence=self._end + 1,
            actor="test",
            correlation_id="test",
            causation_id=None,
            data=encode(event),
        )
        self._waiting.append(Record(SLOT, self._end, self._end, envelope, b""))
        self._end += 1

    def poll(self, seconds: float, most: int) -> list[Record]:
        return [self._waiting.popleft() for _ in range(min(most, len(self._waiting)))]

    def rewind(self) -> None:
        raise AssertionError("nothing in these tests moves the offset of another")

    def ends(self) -> Mapping[Slot, int]:
        return {SLOT: self._end}

    def close(self) -> None:
        self._waiting.clear()


class House:
    def __init__(self, database_url: str) -> None:
        self.log = EventLog("attendance", database_url)
        self.database = Database(database_url)
        self.generations = Generations(self.database, "attendance")
        schema = self.generations.ensure(ddl(FOLDS))
        self._feed = ListFeed()
        self._projector = Projector("attendance", self.database, schema, FOLDS, self._feed)
        self._published = PublishedLog(self.log, translate)
        self.directory = Directory(self.database, self.generations)
        self.service = AttendanceService.over(
            self.log,
            Authority(self.database, self.generations),
            self.directory,
            self.log,
        )

    def hears(self, *events: Event) -> None:
        """These events of the assignment service have arrived and are folded."""
        for event in events:
            self._feed.give(event)
        while self._projector.step(seconds=0):
            pass
        parked = self.database.rows(
            "SELECT error FROM dead_letters", schema=self.generations.live()
        )
        assert parked == []

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
        self._feed.close()
        self.log.close()
        self.database.close()
