"""Every event of every service, as it was published, with the organizations it speaks of."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Final

from chassis.fold import Fold, TableRow
from contracts.envelope import Envelope
from contracts.event import Event
from contracts.registry import TYPES

_PLACES: Final = ("organization_id", "committee_id", "cell_id", "scope_id")
"""Fields that name an organization. An assignment's target may be one too."""


def _trail(event: Event, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "trail",
        (
            envelope.id,
            envelope.aggregate_id,
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
    places = {getattr(event, name, None) for name in _PLACES}
    if getattr(event, "target_kind", None) == "organization":
        places.add(getattr(event, "target_id", None))
    for place in places - {None}:
        yield "trail_place", (envelope.id, envelope.aggregate_id, place, envelope.time)


AUDIT_TRAIL: Final = Fold(
    name="audit_trail",
    ddl=files(__package__).joinpath("table.sql").read_text("utf-8"),
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
