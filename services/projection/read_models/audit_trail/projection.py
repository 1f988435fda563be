"""Every event of every service, as it was published, with the organizations it speaks of."""

from collections.abc import Iterable
from datetime import datetime
from importlib.resources import files
from typing import Final, NamedTuple
from uuid import UUID

from chassis.projection.fold import Fold
from contracts.assignment import MemberAssigned
from contracts.envelope import Envelope
from contracts.event import Event
from contracts.petition.rules import WorkingYearDecided
from contracts.registry import TYPES

_PLACES: Final = frozenset(
    {"organization_id", "committee_id", "cell_id", "commune_id", "host_id", "scope_id"}
)
"""Fields that name an organization. An assignment's target may be one too."""

EVERYWHERE: Final = UUID(int=0)
"""Stands for the top of the tree, which a decision that holds for everybody does not name."""

_PLACES_OF: Final = {
    kind: [name for name in kind.__struct_fields__ if name in _PLACES] for kind in TYPES.values()
}


class Trail(NamedTuple):
    """An event as it was published."""

    event_id: str
    aggregate_id: str
    version: int
    service: str
    type: str
    actor: str
    correlation_id: str
    causation_id: str | None
    sequence: int
    data: str
    recorded_at: datetime


class TrailPlace(NamedTuple):
    """An organization that an event speaks of."""

    event_id: str
    aggregate_id: str
    organization_id: UUID
    recorded_at: datetime


def _trail(event: Event, envelope: Envelope) -> Iterable[Trail | TrailPlace]:
    yield Trail(
        event_id=envelope.id,
        aggregate_id=envelope.subject,
        version=envelope.version,
        service=envelope.source.rpartition("/")[2],
        type=envelope.type,
        actor=envelope.actor,
        correlation_id=envelope.correlation_id,
        causation_id=envelope.causation_id,
        sequence=envelope.sequence,
        data=envelope.data.decode(),
        recorded_at=envelope.time,
    )
    places = {getattr(event, name) for name in _PLACES_OF[type(event)]}
    if isinstance(event, MemberAssigned) and event.target_kind == "organization":
        places.add(event.target_id)
    if isinstance(event, WorkingYearDecided):
        places.add(EVERYWHERE)
    for place in places - {None}:
        yield TrailPlace(envelope.id, envelope.subject, place, envelope.time)


AUDIT_TRAIL: Final = Fold(
    name="audit_trail",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    tables={"trail": Trail, "trail_place": TrailPlace},
    handlers=dict.fromkeys(TYPES.values(), _trail),
)
