"""Facts of a day that a petition needs about others, looked up for the command.

:class:`services.petition.adapters.directory.PetitionDirectory` answers with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol
from uuid import UUID

BriefingState = Literal["planned", "held", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellSnapshot:
    """An organization on a day. ``kind`` is the one of the tree: a petition is raised by cells.

    ``commune_id`` is the nearest grassroots committee above a cell, or a base cell itself;
    ``district_id`` the nearest district committee above, where there is one.
    """

    organization_id: UUID
    kind: str
    exists: bool
    commune_id: UUID
    district_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationSnapshot:
    """The petition regulation in force for an organization on a day; all days are working days.

    ``fields`` are what petitions are about: by their codes, their names.
    """

    answer_days: int
    remind_days: int
    escalate_days: int
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeSnapshot:
    """An answering office on a day; ``successor_id`` is who has what it left open."""

    office_id: UUID
    organization_id: UUID
    is_open: bool
    successor_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionSnapshot:
    """An opinion raised in a meeting of the organization."""

    opinion_id: UUID
    organization_id: UUID
    raised_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterSnapshot:
    """A matter found on the ground, where the organization is at home; as it stands now."""

    matter_id: UUID
    organization_id: UUID
    found_on: date
    is_revoked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingSnapshot:
    """A briefing of a zone; ``day`` is the day it was held, until then the day it is planned."""

    briefing_id: UUID
    zone_id: UUID
    day: date
    state: BriefingState


class WorkingDays(Protocol):
    """The calendar of days worked; see :mod:`services.petition.adapters.working_days`."""

    def after(self, day: date, count: int) -> date:
        """The ``count``-th working day after the day; the day itself for none."""
        ...

    def before(self, day: date, count: int) -> date:
        """The ``count``-th working day before the day; the day itself for none."""
        ...

    def between(self, first: date, last: date) -> int:
        """The working days after the first day up to the last; none when that is earlier."""
        ...
