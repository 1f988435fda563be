"""From the attendance service's events to matters and their steps, and the petitions of theirs.

A row is a step in the life of a matter; the last step tells how it stands.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from importlib.resources import files
from typing import Final, NamedTuple
from uuid import UUID

import msgspec

from chassis.clock import local_day
from chassis.projection.fold import Fold
from chassis.projection.rows import put
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
from contracts.read.answer import EventData


class Matter(NamedTuple):
    """A matter, in the organization where it was found."""

    matter_id: UUID
    organization_id: UUID
    event_id: str
    recorded_at: datetime


class MatterWording(NamedTuple):
    """The words of a matter, as first written or as corrected."""

    matter_id: UUID
    version: int
    found_on: date
    text: str
    recorded_at: datetime


class MatterStep(NamedTuple):
    """A step, on the day on which it was done, with the state that it leads to, if any."""

    matter_id: UUID
    version: int
    type: str
    day: date
    new_state: str | None
    member_id: UUID | None
    due_on: date | None
    details: str
    event_id: str
    actor: str
    recorded_at: datetime


class MatterPetition(NamedTuple):
    """The petition that grew out of a matter."""

    matter_id: UUID
    petition_id: UUID
    raised_on: date
    event_id: str
    recorded_at: datetime


class Step(NamedTuple):
    """``day``: the field that has its day; None: it was done when it was recorded.

    ``new_state``: the state that it puts the matter in.
    """

    day: str | None
    new_state: str | None


STEPS: Final[Mapping[type[Event], Step]] = {
    MatterRecorded: Step("found_on", "open"),
    MatterCorrected: Step(None, None),
    MatterEntrusted: Step("entrusted_on", "entrusted"),
    MatterSettled: Step("settled_on", "settled"),
    MatterReopened: Step("reopened_on", "reopened"),
    MatterRevoked: Step(None, "revoked"),
}


def _step(event: Event, envelope: Envelope) -> Iterable[MatterStep]:
    said = STEPS[type(event)]
    entrusted = event if isinstance(event, MatterEntrusted) else None
    yield MatterStep(
        matter_id=envelope.aggregate_id,
        version=envelope.version,
        type=envelope.type,
        day=local_day(envelope.time) if said.day is None else getattr(event, said.day),
        new_state=said.new_state,
        member_id=entrusted.member_id if entrusted else None,
        due_on=entrusted.due_on if entrusted else None,
        details=_details(event),
        event_id=envelope.id,
        actor=envelope.actor,
        recorded_at=envelope.time,
    )


def _details(event: Event) -> str:
    """What the event says besides, as JSON."""
    said: EventData = msgspec.to_builtins(event)
    del said["matter_id"]
    return json.dumps(said, ensure_ascii=False)


def _petition(event: PetitionRaised, envelope: Envelope) -> Iterable[MatterPetition]:
    """The petition that grew out of a matter; any other is none of this question's."""
    if event.source == "matter" and event.source_id is not None:
        yield MatterPetition(
            matter_id=event.source_id,
            petition_id=event.petition_id,
            raised_on=event.raised_on,
            event_id=envelope.id,
            recorded_at=envelope.time,
        )


MATTERS: Final = Fold(
    name="matters",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    tables={
        "matter": Matter,
        "matter_wording": MatterWording,
        "matter_step": MatterStep,
        "matter_petition": MatterPetition,
    },
    handlers={
        **dict.fromkeys(STEPS, _step),
        MatterRecorded: (put(Matter), put(MatterWording), _step),
        MatterCorrected: (put(MatterWording), _step),
        PetitionRaised: _petition,
    },
)
