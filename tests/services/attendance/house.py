"""Use cases of attendance on a real event log."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from chassis.directory.authority import Authority
from chassis.eventstore.command import CommandContext
from contracts.envelope import Envelope
from services.attendance.adapters.directory import AttendanceDirectory
from services.attendance.application.service import AttendanceService
from services.attendance.service import SERVICE
from tests.services.attendance.province import TODAY
from tests.support.service_harness import ServiceHarness


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


class House(ServiceHarness):
    """The use cases of attendance, without HTTP."""

    def __init__(self, database_url: str, arrived: Sequence[Envelope] = ()) -> None:
        super().__init__(SERVICE, database_url, arrived)
        self.directory = AttendanceDirectory(self.database, self.generations)
        self.service = AttendanceService.over(
            self.log, Authority(self.database, self.generations), self.directory
        )
