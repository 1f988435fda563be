"""A petition from its being raised to its being solved, but for its answers."""

from datetime import date
from typing import Annotated
from uuid import UUID

from contracts.event import Event
from contracts.fields import CommuneId, FieldCode, PetitionId, Reason, ReasonIfAny, means
from kernel.vocabulary import PetitionerKind, PetitionSource


class PetitionRaised(Event, frozen=True, kw_only=True):
    """A cell asks for something, concretely and with an address.

    ``petitioner_name`` is given for a named petitioner alone: a confidential one's name is never
    published, an anonymous one's is not known.
    """

    petition_id: PetitionId
    cell_id: Annotated[UUID, means("the cell that asks")]
    commune_id: CommuneId
    zone_id: Annotated[UUID | None, means("the zone of the commune on that day, if it had one")] = (
        None
    )
    briefing_id: Annotated[UUID | None, means("the briefing at which it was put, if at one")] = None
    raised_on: Annotated[date, means("the day on which it was put")]
    field: FieldCode
    text: Annotated[str, means("what is asked for")]
    address: Annotated[str, means("where it is: the place that the request is about")]
    petitioner: Annotated[
        PetitionerKind, means("who asks: the cell, or somebody named, confidential or anonymous")
    ]
    petitioner_name: Annotated[
        str | None, means("the name of a named petitioner; of no other is it ever published")
    ] = None
    source: Annotated[PetitionSource, means("where it comes from")]
    source_id: Annotated[
        UUID | None, means("the opinion, the matter, or the petition that it was part of")
    ] = None


class PetitionCorrected(Event, frozen=True, kw_only=True):
    """Correction of what was written of the petition: these words hold from now on."""

    petition_id: PetitionId
    field: FieldCode
    text: Annotated[str, means("what is asked for")]
    address: Annotated[str, means("where it is: the place that the request is about")]
    reason: Reason


class PetitionKeptAtBase(Event, frozen=True, kw_only=True):
    """The commune takes it upon itself to solve what is its own."""

    petition_id: PetitionId
    commune_id: CommuneId
    kept_on: Annotated[date, means("the day on which the commune took it upon itself")]
    reason: ReasonIfAny = None


class PetitionEscalated(Event, frozen=True, kw_only=True):
    """The petition goes up to ``to_organization_id``, to be put to an answering office."""

    petition_id: PetitionId
    to_organization_id: Annotated[UUID, means("the organization that it went up to")]
    escalated_on: Annotated[date, means("the day on which it went up")]
    reason: ReasonIfAny = None


class SolutionReported(Event, frozen=True, kw_only=True):
    """Somebody says that the thing itself is done: what, when, and who saw it.

    ``briefing_id`` is given when a commune reports at a briefing what it has solved itself.
    """

    petition_id: PetitionId
    solved_on: Annotated[date, means("the day on which the thing itself was done")]
    what: Annotated[str, means("what was done")]
    seen_by: Annotated[str, means("who saw that it is done")]
    reported_on: Annotated[date, means("the day on which it was reported")]
    briefing_id: Annotated[
        UUID | None, means("the briefing at which it was reported, if at one")
    ] = None


class SolutionConfirmed(Event, frozen=True, kw_only=True):
    """The cell has seen it too: the petition is solved."""

    petition_id: PetitionId
    confirmed_on: Annotated[date, means("the day on which the cell said so")]
    reason: ReasonIfAny = None


class SolutionDisputed(Event, frozen=True, kw_only=True):
    """The cell says that it is not done: the petition is where it was before the report."""

    petition_id: PetitionId
    disputed_on: Annotated[date, means("the day on which the cell said so")]
    reason: Reason


class PetitionReopened(Event, frozen=True, kw_only=True):
    """It was solved, and that turned out to be wrong: the petition is open again."""

    petition_id: PetitionId
    reopened_on: Annotated[date, means("the day on which it was open again")]
    reason: Reason


class PetitionWithdrawn(Event, frozen=True, kw_only=True):
    """Withdrawal by whoever asked."""

    petition_id: PetitionId
    withdrawn_on: Annotated[date, means("the day on which it was withdrawn")]
    reason: Reason


class PetitionMerged(Event, frozen=True, kw_only=True):
    """It asks for what ``into_id`` asks for: from now on they have one life and one clock."""

    petition_id: PetitionId
    into_id: Annotated[UUID, means("the petition that goes on")]
    merged_on: Annotated[date, means("the day on which they became one")]
    reason: Reason


class PetitionAbsorbed(Event, frozen=True, kw_only=True):
    """``merged_id`` is part of this petition from now on."""

    petition_id: PetitionId
    merged_id: Annotated[UUID, means("the petition that is part of this one")]
    merged_on: Annotated[date, means("the day on which they became one")]


class PetitionSplit(Event, frozen=True, kw_only=True):
    """One letter asked for several things: each is a petition of its own from now on."""

    petition_id: PetitionId
    part_ids: Annotated[list[UUID], means("the petitions that it was split into")]
    split_on: Annotated[date, means("the day on which it was split")]
    reason: Reason
