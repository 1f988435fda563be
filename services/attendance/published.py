"""The only door out: each stored event as the event that the others may read."""

from typing import Any, Final
from uuid import UUID

import msgspec
from eventsourcing.domain import CanMutateAggregate

# A log can be read by whoever imports this module alone: it makes the stored names known.
import services.attendance.domain.meeting  # noqa: F401
from contracts import attendance
from contracts.event import Event

_PUBLISHED: Final[dict[str, type[Event]]] = {event.__name__: event for event in attendance.EVENTS}


class NotToBePublished(LookupError):
    """A stored event without a published one: it would be lost to everybody else."""


def translate(event: CanMutateAggregate[UUID]) -> Event:
    """The published event of the same name; its meeting is the aggregate. Total.

    Raises NotToBePublished for what no meeting ever stores.
    """
    published = _PUBLISHED.get(type(event).__name__)
    if published is None:
        raise NotToBePublished(f"{type(event)} has no published event")
    fields: dict[str, Any] = {"meeting_id": event.originator_id}
    for field in msgspec.structs.fields(published):
        if field.name not in fields:
            fields[field.name] = getattr(event, field.name)
    return published(**fields)
