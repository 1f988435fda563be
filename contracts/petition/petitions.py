"""A petition from its being raised to its being solved, but for its answers."""

from datetime import date
from typing import Literal
from uuid import UUID

from contracts.event import Event

Petitioner = Literal["cell", "named", "confidential", "anonymous"]
PetitionSource = Literal["briefing", "opinion", "matter", "split"]


class PetitionRaised(Event, frozen=True, kw_only=True):
    """A cell asks for something, concretely and with an address.

    ``petitioner_name`` is given for a named petitioner alone: a confidential one's name is never
    published, an anonymous one's is not known.
    """

    petition_id: UUID
    cell_id: UUID
    commune_id: UUID
    zone_id: UUID | None = None
    briefing_id: UUID | None = None
    raised_on: date
    field: str
    text: str
    address: str
    petitioner: Petitioner
    petitioner_name: str | None = None
    source: PetitionSource
    source_id: UUID | None = None


class PetitionCorrected(Event, frozen=True, kw_only=True):
    """What was written of the petition was wrong; these words hold from now on."""

    petition_id: UUID
    field: str
    text: str
    address: str
    reason: str


class PetitionKeptAtBase(Event, frozen=True, kw_only=True):
    """The commune takes it upon itself to solve what is its own."""

    petition_id: UUID
    commune_id: UUID
    kept_on: date
    reason: str | None = None


class PetitionEscalated(Event, frozen=True, kw_only=True):
    """The petition goes up to ``to_organization_id``, to be put to an answering office."""

    petition_id: UUID
    to_organization_id: UUID
    escalated_on: date
    reason: str | None = None


class SolutionReported(Event, frozen=True, kw_only=True):
    """Somebody says that the thing itself is done: what, when, and who saw it.

    ``briefing_id`` is given when a commune reports at a briefing what it has solved itself.
    """

    petition_id: UUID
    solved_on: date
    what: str
    seen_by: str
    reported_on: date
    briefing_id: UUID | None = None


class SolutionConfirmed(Event, frozen=True, kw_only=True):
    """The cell has seen it too: the petition is solved."""

    petition_id: UUID
    confirmed_on: date
    reason: str | None = None


class SolutionDisputed(Event, frozen=True, kw_only=True):
    """The cell says that it is not done: the petition is where it was before the report."""

    petition_id: UUID
    disputed_on: date
    reason: str


class PetitionReopened(Event, frozen=True, kw_only=True):
    """It was solved, and that turned out to be wrong: the petition is open again."""

    petition_id: UUID
    reopened_on: date
    reason: str


class PetitionWithdrawn(Event, frozen=True, kw_only=True):
    """Whoever asked asks no more."""

    petition_id: UUID
    withdrawn_on: date
    reason: str


class PetitionMerged(Event, frozen=True, kw_only=True):
    """It asks for what ``into_id`` asks for: from now on they have one life and one clock."""

    petition_id: UUID
    into_id: UUID
    merged_on: date
    reason: str


class PetitionAbsorbed(Event, frozen=True, kw_only=True):
    """``merged_id`` is part of this petition from now on."""

    petition_id: UUID
    merged_id: UUID
    merged_on: date


class PetitionSplit(Event, frozen=True, kw_only=True):
    """One letter asked for several things: each is a petition of its own from now on."""

    petition_id: UUID
    part_ids: list[UUID]
    split_on: date
    reason: str
