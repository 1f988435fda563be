"""The only door out: each stored event as the event that the others may read.

One stored event is one published event, of the same name with the same fields.
"""

from typing import Any, Final
from uuid import UUID

import msgspec
from eventsourcing.domain import Aggregate, CanMutateAggregate

from contracts import attendance as contract
from contracts.event import Event
from services.attendance.domain.matter.matter import Matter
from services.attendance.domain.meeting.meeting import Meeting

AGGREGATES: Final[tuple[type[Aggregate], ...]] = (Meeting, Matter)

_PUBLISHED: Final[dict[str, type[Event]]] = {event.__name__: event for event in contract.EVENTS}


class NotToBePublished(LookupError):
    """A stored event without a published one: it would be lost to everybody else."""


def translate(event: CanMutateAggregate[UUID]) -> Event:
    """The published event of the same name; its first field is the aggregate.

    Total over the events of :data:`AGGREGATES`; raises NotToBePublished for what none of them ever
    stores.
    """
    published = _PUBLISHED.get(type(event).__name__)
    if published is None:
        raise NotToBePublished(f"{type(event)} has no published event")
    of_the_aggregate, *others = (field.name for field in msgspec.structs.fields(published))
    fields: dict[str, Any] = {name: getattr(event, name) for name in others}
    return published(**{of_the_aggregate: event.originator_id}, **fields)
