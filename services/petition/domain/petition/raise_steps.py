"""How a petition begins: put at a briefing, or grown out of something else."""

from dataclasses import dataclass
from datetime import date
from typing import Self
from uuid import UUID

from kernel.errors import OrganizationNotThereThen
from services.petition.domain.errors import StepInTheFuture
from services.petition.domain.petition import errors, events
from services.petition.domain.petition.content import PetitionContent, Petitioner, require_unnamed
from services.petition.domain.petition.petition_state import PetitionState
from services.petition.domain.snapshots import (
    BriefingSnapshot,
    CellSnapshot,
    MatterSnapshot,
    OpinionSnapshot,
    RegulationSnapshot,
)
from services.petition.domain.vocabulary import Source

_CELLS = frozenset({"cell", "base_cell"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FromBriefing:
    """It was put at a briefing of the zone."""

    briefing: BriefingSnapshot

    def require(self, cell: CellSnapshot, zone_id: UUID | None, raised_on: date) -> None:
        """Raises what says that this cell cannot have put it there on this day."""
        if self.briefing.state == "cancelled":
            raise errors.BriefingIsCancelled
        if raised_on != self.briefing.day:
            raise errors.RaisedOnAnotherDay
        if zone_id != self.briefing.zone_id:
            raise errors.CellNotOfTheZone


@dataclass(frozen=True, slots=True, kw_only=True)
class FromOpinion:
    """The opinion stays where it was."""

    opinion: OpinionSnapshot

    def require(self, cell: CellSnapshot, zone_id: UUID | None, raised_on: date) -> None:
        """Raises what says that it cannot have grown out of that here on this day."""
        if self.opinion.organization_id not in {cell.organization_id, cell.commune_id}:
            raise errors.OpinionOfAnotherCell
        if raised_on < self.opinion.raised_on:
            raise errors.RaisedBeforeTheOpinion


@dataclass(frozen=True, slots=True, kw_only=True)
class FromMatter:
    """The matter stays where it was."""

    matter: MatterSnapshot

    def require(self, cell: CellSnapshot, zone_id: UUID | None, raised_on: date) -> None:
        """Raises what says that it cannot have grown out of that here on this day."""
        if self.matter.is_revoked:
            raise errors.MatterWasRevoked
        if self.matter.organization_id not in {cell.organization_id, cell.commune_id}:
            raise errors.MatterOfAnotherCell
        if raised_on < self.matter.found_on:
            raise errors.RaisedBeforeTheMatter


Origin = FromBriefing | FromOpinion | FromMatter


class RaiseSteps(PetitionState):
    """``today`` is the day of the command in Asia/Ho_Chi_Minh."""

    @classmethod
    def raise_(
        cls,
        petition_id: UUID,
        *,
        cell: CellSnapshot,
        zone_id: UUID | None,
        put: Origin,
        raised_on: date,
        words: PetitionContent,
        asked_by: Petitioner,
        regulation: RegulationSnapshot,
        today: date,
    ) -> Self:
        """``cell``, ``zone_id`` (of its commune) and ``regulation`` are those of ``raised_on``."""
        if cell.kind not in _CELLS:
            raise errors.OnlyACellRaisesPetitions
        if not cell.exists:
            raise OrganizationNotThereThen("cell_id")
        put.require(cell, zone_id, raised_on)
        if raised_on > today and isinstance(put, FromBriefing):
            raise errors.BriefingStillToCome
        if raised_on > today:
            raise StepInTheFuture("raised_on")
        source, source_id = _source(put)
        asking = asked_by.checked()
        return cls._create(
            events.PetitionRaised,
            id=petition_id,
            cell_id=cell.organization_id,
            commune_id=cell.commune_id,
            zone_id=zone_id,
            briefing_id=put.briefing.briefing_id if isinstance(put, FromBriefing) else None,
            raised_on=raised_on,
            **_written(words, regulation, asking.hidden_name),
            petitioner=asking.petitioner,
            petitioner_name=asking.published_name,
            source=source,
            source_id=source_id,
        )

    @classmethod
    def part_of(
        cls,
        whole: PetitionState,
        part_id: UUID,
        words: PetitionContent,
        regulation: RegulationSnapshot,
        hidden_name: str | None,
    ) -> Self:
        """One of the things that ``whole`` asks for, asked for by the same and on the same day.

        ``hidden_name`` is the confidential petitioner's, where it is kept.
        """
        return cls._create(
            events.PetitionRaised,
            id=part_id,
            cell_id=whole.cell_id,
            commune_id=whole.commune_id,
            zone_id=whole.zone_id,
            briefing_id=whole.briefing_id,
            raised_on=whole.raised_on,
            **_written(words, regulation, hidden_name),
            petitioner=whole.petitioner,
            petitioner_name=whole.petitioner_name,
            source="split",
            source_id=whole.id,
        )


def _written(
    words: PetitionContent, regulation: RegulationSnapshot, hidden_name: str | None
) -> dict[str, str]:
    checked = words.checked()
    checked.require_in(regulation)
    require_unnamed(hidden_name, text=checked.text, address=checked.address)
    return {"field": checked.field, "text": checked.text, "address": checked.address}


def _source(put: Origin) -> tuple[Source, UUID | None]:
    if isinstance(put, FromOpinion):
        return "opinion", put.opinion.opinion_id
    if isinstance(put, FromMatter):
        return "matter", put.matter.matter_id
    return "briefing", None
