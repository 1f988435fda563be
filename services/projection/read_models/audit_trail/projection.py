"""Every event of every service, as it was published, with the organizations it speaks of."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Final
from uuid import UUID

from chassis.projection.fold import Fold, TableRow
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


def _trail(event: Event, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "trail",
        (
            envelope.id,
            envelope.subject,
            envelope.version,
            envelope.source.rpartition("/")[2],
            envelope.type,
            envelope.actor,
            envelope.correlation_id,
            envelope.causation_id,
            envelope.sequence,
            envelope.data.decode(),
            envelope.time,
        ),
    )
    places = {getattr(event, name) for name in _PLACES_OF[type(event)]}
    if isinstance(event, MemberAssigned) and event.target_kind == "organization":
        places.add(event.target_id)
    if isinstance(event, WorkingYearDecided):
        places.add(EVERYWHERE)
    for place in places - {None}:
        yield "trail_place", (envelope.id, envelope.subject, place, envelope.time)


AUDIT_TRAIL: Final = Fold(
    name="audit_trail",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    columns={
        "trail": (
            "event_id",
            "aggregate_id",
            "version",
            "service",
            "type",
            "actor",
            "correlation_id",
            "causation_id",
            "sequence",
            "data",
            "recorded_at",
        ),
        "trail_place": ("event_id", "aggregate_id", "organization_id", "recorded_at"),
    },
    handlers=dict.fromkeys(TYPES.values(), _trail),
)
