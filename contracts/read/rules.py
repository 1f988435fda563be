"""Rules and offices by which petitions are answered: regulations, fields, days that are worked."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec

from contracts.read.answer import Answer, EventId, Moment


class PetitionField(Answer, frozen=True, kw_only=True):
    """A field that petitions are about."""

    code: str
    name: str


class PetitionFields(Answer, frozen=True, kw_only=True):
    """The regulation in force with its fields in order; nulls and no fields without one."""

    regulation_id: UUID | None = None
    number: str | None = None
    title: str | None = None
    answer_days: int | None = None
    remind_days: int | None = None
    escalate_days: int | None = None
    event_id: EventId | None = None
    fields: list[PetitionField] = msgspec.field(default_factory=list)


class PetitionRegulation(Answer, frozen=True, kw_only=True):
    """A regulation that holds or held here; days are working days."""

    regulation_id: UUID
    number: str
    title: str
    scope_id: UUID
    scope_name: str | None
    starts_on: date
    ends_on: Annotated[date | None, msgspec.Meta(description="last day, as agreed or by repeal")]
    repealed_because: str | None
    answer_days: int
    remind_days: int
    escalate_days: int
    event_id: EventId
    fields: list[PetitionField]
    in_force: bool


class Holiday(Answer, frozen=True, kw_only=True):
    """A public holiday."""

    day: date
    name: str


class YearDecision(Answer, frozen=True, kw_only=True):
    """A decision about a working year; it goes before what the calendar says."""

    working_year_id: UUID
    document: str
    event_id: EventId
    recorded_at: Moment
    days_off: list[date]
    days_worked: list[date]


class WorkingYear(Answer, frozen=True, kw_only=True):
    """The public holidays and moved working days of a year, and the decision in force."""

    year: int
    holidays: list[Holiday]
    moved: Annotated[
        list[date], msgspec.Meta(description="days of a weekend that the whole country works")
    ]
    decision: YearDecision | None


class Office(Answer, frozen=True, kw_only=True):
    """An office that answers petitions; ``answers``: whether it does on the day asked about."""

    office_id: UUID
    name: str
    organization_id: UUID
    organization_name: str | None
    starts_on: date
    last_day: date | None
    successor_id: UUID | None
    successor_name: str | None
    event_id: EventId
    answers: bool
