"""Organizations in the dated tree."""

from datetime import date
from uuid import UUID

from contracts.read.answer import Answer, EventId
from kernel.vocabulary import CellType, OrganizationKind


class PathStep(Answer, frozen=True, kw_only=True):
    """An organization on the way from the root; ``name`` is null until its own event arrives."""

    organization_id: UUID
    name: str | None


class ListedOrganization(Answer, frozen=True, kw_only=True):
    """An organization in a list, under the name of the day asked about."""

    organization_id: UUID
    kind: OrganizationKind
    cell_type: CellType | None
    name: str
    code: str


class OrganizationRow(Answer, frozen=True, kw_only=True):
    """An organization itself; ``code`` is null on days before its first name."""

    organization_id: UUID
    kind: OrganizationKind
    cell_type: CellType | None
    locality_id: UUID | None
    began_on: date
    event_id: EventId
    name: str
    code: str | None
    last_day: date | None


class Organization(OrganizationRow, frozen=True, kw_only=True):
    """An organization with its path from the root down to itself, and what is directly below."""

    path: list[PathStep]
    children: list[ListedOrganization]
