"""What the use cases look up of others, and where in a request a refusal is told of."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Protocol
from uuid import UUID

from chassis.refusals import Refusal
from services.petition.domain.errors import RuleBroken
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


@contextmanager
def under(prefix: str) -> Iterator[None]:
    """What is refused inside concerns a field below ``prefix`` of the request."""
    try:
        yield
    except (RuleBroken, Refusal) as error:
        error.field = f"{prefix}.{error.field}" if error.field else prefix
        raise
