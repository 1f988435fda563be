"""What petitions go by: regulations, moved working days, and the offices that answer."""

from datetime import date
from uuid import UUID

import msgspec

from contracts.event import Event


class PetitionField(msgspec.Struct, frozen=True, kw_only=True):
    """What petitions may be about."""

    code: str
    name: str


class PetitionRegulationAdopted(Event, frozen=True, kw_only=True):
    """How long an answer may take in the subtree of ``scope_id``, and what petitions are about."""

    regulation_id: UUID
    number: str
    title: str
    scope_id: UUID
    starts_on: date
    ends_on: date | None = None
    answer_days: int
    remind_days: int
    escalate_days: int
    fields: list[PetitionField]


class PetitionRegulationRepealed(Event, frozen=True, kw_only=True):
    """``ends_on`` is the last day on which the regulation was in force."""

    regulation_id: UUID
    ends_on: date
    reason: str


class WorkingYearDecided(Event, frozen=True, kw_only=True):
    """The moved working days of a year, as decided; a later decision replaces an earlier one."""

    working_year_id: UUID
    year: int
    days_off: list[date]
    days_worked: list[date]
    document: str


class AnsweringOfficeRegistered(Event, frozen=True, kw_only=True):
    """An office answers petitions from ``starts_on``; its people act for ``organization_id``."""

    office_id: UUID
    organization_id: UUID
    name: str
    starts_on: date


class AnsweringOfficeClosed(Event, frozen=True, kw_only=True):
    """After ``last_day`` the office answers no more; what is open goes to the successor."""

    office_id: UUID
    last_day: date
    successor_id: UUID | None = None
    reason: str
