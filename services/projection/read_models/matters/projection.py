"""From the attendance service's events to matters and their steps, and the petitions of theirs.

A row is a step in the life of a matter; the last step tells how it stands.
"""

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any, Final, NamedTuple

import msgspec

from chassis.clock import local_day
from chassis.projection.fold import Fold, TableRow
from contracts.attendance import (
    MatterCorrected,
    MatterEntrusted,
    MatterRecorded,
    MatterReopened,
    MatterRevoked,
    MatterSettled,
)
from contracts.envelope import Envelope
from contracts.event import Event
from contracts.petition.petitions import PetitionRaised


class Step(NamedTuple):
    """``day``: the field that has its day; None: it was done when it was recorded.

    ``brings``: the state that it puts the matter in.
    """

    day: str | None
    brings: str | None


STEPS: Final[Mapping[type[Event], Step]] = {
    MatterRecorded: Step("found_on", "open"),
    MatterCorrected: Step(None, None),
    MatterEntrusted: Step("entrusted_on", "entrusted"),
    MatterSettled: Step("settled_on", "settled"),
    MatterReopened: Step("reopened_on", "reopened"),
    MatterRevoked: Step(None, "revoked"),
}


def _recorded(event: MatterRecorded, envelope: Envelope) -> Iterable[TableRow]:
    yield "matter", (event.matter_id, event.organization_id, envelope.id, envelope.time)
    yield _wording(event, envelope)
    yield from _step(event, envelope)


def _corrected(event: MatterCorrected, envelope: Envelope) -> Iterable[TableRow]:
    yield _wording(event, envelope)
    yield from _step(event, envelope)


def _wording(event: MatterRecorded | MatterCorrected, envelope: Envelope) -> TableRow:
    said = (event.found_on, event.text, envelope.time)
    return "matter_wording", (event.matter_id, envelope.version, *said)


def _step(event: Event, envelope: Envelope) -> Iterable[TableRow]:
    said = STEPS[type(event)]
    entrusted = event if isinstance(event, MatterEntrusted) else None
    yield (
        "matter_step",
        (
            envelope.aggregate_id,
            envelope.version,
            envelope.type,
            local_day(envelope.time) if said.day is None else getattr(event, said.day),
            said.brings,
            entrusted and entrusted.member_id,
            entrusted and entrusted.due_on,
            _details(event),
            envelope.id,
            envelope.actor,
            envelope.time,
        ),
    )


def _details(event: Event) -> str:
    """What the event says besides, as JSON."""
    said: dict[str, Any] = msgspec.to_builtins(event)
    del said["matter_id"]
    return json.dumps(said, ensure_ascii=False)


def _petition(event: PetitionRaised, envelope: Envelope) -> Iterable[TableRow]:
    """The petition that grew out of a matter; any other is none of this question's."""
    if event.source == "matter":
        yield (
            "matter_petition",
            (event.source_id, event.petition_id, event.raised_on, envelope.id, envelope.time),
        )


MATTERS: Final = Fold(
    name="matters",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    columns={
        "matter": ("matter_id", "organization_id", "event_id", "recorded_at"),
        "matter_wording": ("matter_id", "version", "found_on", "text", "recorded_at"),
        "matter_step": (
            "matter_id",
            "version",
            "type",
            "day",
            "brings",
            "member_id",
            "due_on",
            "details",
            "event_id",
            "actor",
            "recorded_at",
        ),
        "matter_petition": ("matter_id", "petition_id", "raised_on", "event_id", "recorded_at"),
    },
    handlers={
        **dict.fromkeys(STEPS, _step),
        MatterRecorded: _recorded,
        MatterCorrected: _corrected,
        PetitionRaised: _petition,
    },
)
