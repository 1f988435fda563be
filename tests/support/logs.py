"""Event logs with something in them: the smallest real domain, and who orders when."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from chassis.eventstore.command import CommandContext
from chassis.eventstore.event_log import EventLog
from chassis.feeds.published_log import PublishedLog
from services.assignment.domain.organization.organization import Organization
from services.assignment.published import translate

RECORDED_AT = datetime(2026, 1, 15, 3, tzinfo=UTC)
TODAY = date(2026, 1, 15)
BEGINNING = date(2015, 1, 1)


def identity(name: str) -> UUID:
    """The same name has the same id in every run."""
    return uuid5(NAMESPACE_OID, name)


def context(
    actor: str = "vp-tinh",
    *,
    key: str | None = None,
    body: str | None = None,
    correlation: str = "request-1",
    causation: str | None = None,
    at: datetime = RECORDED_AT,
) -> CommandContext:
    return CommandContext(
        actor=actor,
        recorded_at=at,
        today=TODAY,
        correlation_id=correlation,
        causation_id=causation,
        idempotency_key=key,
        request_digest=body,
    )


def province(
    name: str = "Đảng bộ tỉnh Lạng Sơn", organization_id: UUID | None = None
) -> Organization:
    """A root of the tree, not yet saved; its id follows from its name unless given."""
    return Organization.register(
        organization_id or identity(name),
        code="TU",
        name=name,
        kind="province_committee",
        parent=None,
        effective_on=BEGINNING,
    )


@contextmanager
def open_log(database_url: str, *, pool_size: int = 5) -> Iterator[EventLog]:
    """The assignment service's log in this database."""
    log = EventLog("assignment", database_url, pool_size=pool_size)
    try:
        yield log
    finally:
        log.close()


def published(log: EventLog) -> PublishedLog:
    return PublishedLog(log, translate)
