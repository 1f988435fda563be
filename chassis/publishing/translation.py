"""The only door out of a service: each stored event as the event that the contract publishes."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

import msgspec
from eventsourcing.domain import Aggregate, CanMutateAggregate

from contracts.event import Event

_NONE: Final[Mapping[str, type[Event]]] = MappingProxyType({})


class NotToBePublished(LookupError):
    """A stored event without a published one: it would be lost to everybody else."""


class Translation:
    """One stored event is one published event, of the same name with the same fields.

    The first field of a published event is the aggregate. What is listed inside a stored event in
    plain values becomes the contract's own parts. ``otherwise`` has the published event of stored
    ones that bear another name. Total over what ``aggregates`` store.
    """

    def __init__(
        self,
        aggregates: Iterable[type[Aggregate]],
        events: Iterable[type[Event]],
        otherwise: Mapping[str, type[Event]] = _NONE,
    ) -> None:
        self.aggregates = tuple(aggregates)
        self._published = {**{event.__name__: event for event in events}, **otherwise}

    def __call__(self, event: CanMutateAggregate[UUID]) -> Event:
        """The published event. Raises NotToBePublished for what no aggregate ever stores."""
        published = self._published.get(type(event).__name__)
        if published is None:
            raise NotToBePublished(f"{type(event)} has no published event")
        of_the_aggregate, *others = published.__struct_fields__
        fields: dict[str, Any] = {name: getattr(event, name) for name in others}
        return msgspec.convert({of_the_aggregate: event.originator_id, **fields}, published)
