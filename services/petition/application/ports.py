"""What the use cases look up of others."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from services.petition.domain.snapshots import (
    BriefingSnapshot,
    CellSnapshot,
    MatterSnapshot,
    OfficeSnapshot,
    OpinionSnapshot,
    RegulationSnapshot,
    WorkingDays,
)


class Directory(Protocol):
    """What this service knows of others; see :mod:`services.petition.adapters.directory`.

    Every lookup by id raises Unknown, naming ``field``, where there is nothing of this id.
    """

    def cell(self, organization_id: UUID, on: date, field: str | None = ...) -> CellSnapshot: ...

    def zone_of(self, commune_id: UUID, on: date) -> UUID | None: ...

    def zone_of_cell(self, cell_id: UUID, on: date) -> UUID | None: ...

    def regulation_for(
        self, organization_id: UUID, on: date, field: str = ...
    ) -> RegulationSnapshot:
        """The nearest regulation in force. Raises NoPetitionRegulationInForce."""
        ...

    def office(self, office_id: UUID, on: date, field: str | None = ...) -> OfficeSnapshot: ...

    def briefing(self, briefing_id: UUID, field: str | None = ...) -> BriefingSnapshot: ...

    def opinion(self, opinion_id: UUID, field: str | None = ...) -> OpinionSnapshot: ...

    def matter(self, matter_id: UUID, field: str | None = ...) -> MatterSnapshot: ...

    def calendar(self) -> WorkingDays: ...

    def line(self, organization_id: UUID, on: date) -> Sequence[UUID]:
        """The organization and all above it on the day, nearest first; none if it is unknown."""
        ...
