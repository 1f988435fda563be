"""The audit trail: every recorded event, and what it changed."""

from typing import Annotated, Any
from uuid import UUID

import msgspec

from contracts.read.answer import Answer, EventData, EventId, Moment


class TrailEvent(Answer, frozen=True, kw_only=True):
    """An event as it was published."""

    event_id: EventId
    aggregate_id: UUID
    version: int
    service: str
    type: str
    actor: str
    correlation_id: str
    causation_id: str | None
    recorded_at: Moment
    data: EventData


class FieldChange(Answer, frozen=True, kw_only=True):
    """A field that an event gave another value; ``before`` is null where nothing was known."""

    field: str
    before: Any
    after: Any


class HistoryEvent(TrailEvent, frozen=True, kw_only=True):
    """An event in the history of its aggregate, with what it changed."""

    changes: list[FieldChange]


Names = Annotated[
    dict[str, str], msgspec.Meta(description="names, by id, of what the events speak of")
]


class TrailPage(Answer, frozen=True, kw_only=True):
    """A page of the events of a subtree, the latest first."""

    rows: list[TrailEvent]
    next: str | None
    names: Names


class History(Answer, frozen=True, kw_only=True):
    """The whole history of one aggregate, the first event first."""

    rows: list[HistoryEvent]
    names: Names
