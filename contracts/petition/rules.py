"""Rules that petitions go by: regulations, moved working days, and the offices that answer."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec

from contracts.event import Event
from contracts.fields import (
    EndsOn,
    EndsOnIfAny,
    Name,
    OfficeId,
    Reason,
    RegulationId,
    StartsOn,
    means,
)


class PetitionField(msgspec.Struct, frozen=True, kw_only=True):
    """Field of work that petitions may be about."""

    code: Annotated[str, means("the word that stands for it")]
    name: Name


class PetitionRegulationAdopted(Event, frozen=True, kw_only=True):
    """How long an answer may take in the subtree of ``scope_id``, and what petitions are about."""

    regulation_id: RegulationId
    number: Annotated[str, means("the number of the document")]
    title: Annotated[str, means("the title of the document")]
    scope_id: Annotated[UUID, means("the organization in whose subtree the regulation is in force")]
    starts_on: StartsOn
    ends_on: EndsOnIfAny = None
    answer_days: Annotated[int, means("how many working days an answer may take")]
    remind_days: Annotated[
        int, means("how many working days before it is due the office is reminded")
    ]
    escalate_days: Annotated[
        int, means("how many working days after it was due an answer goes to the next level")
    ]
    fields: Annotated[list[PetitionField], means("what petitions may be about")]


class PetitionRegulationRepealed(Event, frozen=True, kw_only=True):
    """``ends_on`` is the last day on which the regulation was in force."""

    regulation_id: RegulationId
    ends_on: EndsOn
    reason: Reason


class WorkingYearDecided(Event, frozen=True, kw_only=True):
    """The moved working days of a year, as decided; a later decision replaces an earlier one."""

    working_year_id: Annotated[UUID, means("the year, as an aggregate of its own")]
    year: Annotated[int, means("the calendar year")]
    days_off: Annotated[list[date], means("weekdays of the year on which nobody works")]
    days_worked: Annotated[list[date], means("free days of the year on which people work")]
    document: Annotated[str, means("what decides so, as it is cited")]


class AnsweringOfficeRegistered(Event, frozen=True, kw_only=True):
    """An office answers petitions from ``starts_on``; its people act for ``organization_id``."""

    office_id: OfficeId
    organization_id: Annotated[UUID, means("the organization in whose name its people act")]
    name: Name
    starts_on: StartsOn


class AnsweringOfficeClosed(Event, frozen=True, kw_only=True):
    """After ``last_day`` the office answers no more; what is open goes to the successor."""

    office_id: OfficeId
    last_day: Annotated[date, means("the last day on which it answered")]
    successor_id: Annotated[UUID | None, means("the office that what is open goes to")] = None
    reason: Reason
