"""The origin of a petition: put at a briefing, or grown out of something else."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from kernel.vocabulary import PetitionSource
from services.petition.domain.petition import errors
from services.petition.domain.snapshots import (
    BriefingSnapshot,
    CellSnapshot,
    MatterSnapshot,
    OpinionSnapshot,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FromBriefing:
    """It was put at a briefing of the zone."""

    briefing: BriefingSnapshot

    @property
    def facts(self) -> dict[str, Any]:
        return _facts("briefing", None, self.briefing.briefing_id)

    def require(self, cell: CellSnapshot, zone_id: UUID | None, raised_on: date) -> None:
        """Raises the rule by which this cell cannot have put it there on this day."""
        if self.briefing.state == "cancelled":
            raise errors.BriefingIsCancelled
        if raised_on != self.briefing.day:
            raise errors.RaisedOnAnotherDay
        if zone_id != self.briefing.zone_id:
            raise errors.CellNotOfTheZone


@dataclass(frozen=True, slots=True, kw_only=True)
class FromOpinion:
    """It grew out of an opinion, which stays where it was."""

    opinion: OpinionSnapshot

    @property
    def facts(self) -> dict[str, Any]:
        return _facts("opinion", self.opinion.opinion_id)

    def require(self, cell: CellSnapshot, zone_id: UUID | None, raised_on: date) -> None:
        """Raises the rule by which it cannot have grown out of that here on this day."""
        if self.opinion.organization_id not in {cell.organization_id, cell.commune_id}:
            raise errors.OpinionOfAnotherCell
        if raised_on < self.opinion.raised_on:
            raise errors.RaisedBeforeTheOpinion


@dataclass(frozen=True, slots=True, kw_only=True)
class FromMatter:
    """It grew out of a matter, which stays where it was."""

    matter: MatterSnapshot

    @property
    def facts(self) -> dict[str, Any]:
        return _facts("matter", self.matter.matter_id)

    def require(self, cell: CellSnapshot, zone_id: UUID | None, raised_on: date) -> None:
        """Raises the rule by which it cannot have grown out of that here on this day."""
        if self.matter.is_revoked:
            raise errors.MatterWasRevoked
        if self.matter.organization_id not in {cell.organization_id, cell.commune_id}:
            raise errors.MatterOfAnotherCell
        if raised_on < self.matter.found_on:
            raise errors.RaisedBeforeTheMatter


Origin = FromBriefing | FromOpinion | FromMatter


def _facts(
    source: PetitionSource, source_id: UUID | None, briefing_id: UUID | None = None
) -> dict[str, Any]:
    """The origin as the event tells of it."""
    return {"briefing_id": briefing_id, "source": source, "source_id": source_id}
