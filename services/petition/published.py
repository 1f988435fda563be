"""The only door out: each stored event as the event that the others may read.

One stored event is one published event, of the same name with the same fields; what is listed
inside a stored event in plain values becomes the contract's own parts.
"""

from typing import Any, Final
from uuid import UUID

import msgspec
from eventsourcing.domain import Aggregate, CanMutateAggregate

from contracts import petition as contract
from contracts.event import Event
from contracts.petition.rules import WorkingYearDecided
from services.petition.domain.briefing.briefing import Briefing
from services.petition.domain.office.office import AnsweringOffice
from services.petition.domain.petition.petition import Petition
from services.petition.domain.regulation.regulation import PetitionRegulation
from services.petition.domain.working_year.working_year import WorkingYear
from services.petition.domain.zone.zone import Zone

AGGREGATES: Final[tuple[type[Aggregate], ...]] = (
    PetitionRegulation,
    WorkingYear,
    AnsweringOffice,
    Zone,
    Briefing,
    Petition,
)

_PUBLISHED: Final[dict[str, type[Event]]] = {
    **{event.__name__: event for event in contract.EVENTS},
    # Of a first decision and a later one only the log needs to know the difference.
    "WorkingYearDecidedAgain": WorkingYearDecided,
}


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
    return msgspec.convert({of_the_aggregate: event.originator_id, **fields}, published)
