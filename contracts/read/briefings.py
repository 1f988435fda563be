"""The briefings of zones: who came, what was put, which answers were announced there."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec

from contracts.read.answer import Answer, EventId
from contracts.read.petitions import AnswerToAnnounce, ListedPetition, ReportedPetition
from kernel.vocabulary import Capacity, MeetingState


class CalendarBriefing(Answer, frozen=True, kw_only=True):
    """A briefing in the calendar of its zone."""

    briefing_id: UUID
    month: Annotated[date, msgspec.Meta(description="the first day of the month")]
    state: MeetingState
    planned_on: date
    held_on: date | None
    on_time: Annotated[
        bool | None, msgspec.Meta(description="held from the 5th to the 10th; null unless held")
    ]
    host_id: UUID
    host_name: str | None
    twice_running: Annotated[
        bool, msgspec.Meta(description="the briefing before had the same host")
    ]
    reason: str | None
    event_id: EventId


class Host(Answer, frozen=True, kw_only=True):
    """How often a commune is host in the year, planned briefings included."""

    commune_id: UUID
    name: str | None
    times: int
    held: int
    last_month: date | None
    fair: Annotated[bool, msgspec.Meta(description="two or three times")]


class NamedAttendee(Answer, frozen=True, kw_only=True):
    """Somebody who came to a briefing, or did not."""

    capacity: Capacity
    organization_id: UUID
    organization_name: str | None
    member_id: UUID | None
    full_name: str | None


class ListedAnswer(Answer, frozen=True, kw_only=True):
    """An answer on the list of a briefing; ``late``: carried over from the one before."""

    petition_id: UUID
    round: int
    late: bool
    announced: bool


class BriefingAnswer(ListedAnswer, frozen=True, kw_only=True):
    """The same with what was asked and what was answered, by whom."""

    raised_on: date
    cell_id: UUID
    cell_name: str | None
    commune_name: str | None
    field: str
    field_name: str
    petition: str
    answered_on: date | None
    document_number: str | None
    text: str | None
    lead_id: UUID | None
    lead_name: str | None


class BriefingRow(Answer, frozen=True, kw_only=True):
    """A briefing as it stands; ``day``: when it was held, or else is planned."""

    briefing_id: UUID
    zone_id: UUID
    zone_name: str
    organization_id: UUID
    month: Annotated[date, msgspec.Meta(description="the first day of the month")]
    state: MeetingState
    planned_on: date
    held_on: date | None
    day: date
    on_time: Annotated[
        bool | None, msgspec.Meta(description="held from the 5th to the 10th; null unless held")
    ]
    host_id: UUID
    host_name: str | None
    reason: str | None
    event_id: EventId
    minutes: str | None
    minutes_event: EventId | None
    compiled_on: date | None
    sent_on: date | None
    sent_to_id: UUID | None
    sent_to: str | None
    announced_on: date | None


class Briefing(BriefingRow, frozen=True, kw_only=True):
    """A briefing with everything that was done there."""

    came: list[NamedAttendee]
    missing: list[NamedAttendee]
    answers: list[BriefingAnswer]
    petitions: Annotated[list[ListedPetition], msgspec.Meta(description="those put there")]
    reported: list[ReportedPetition]
    to_report: Annotated[
        list[ListedPetition],
        msgspec.Meta(description="what communes still had to report on that day"),
    ]


class NextBriefing(Answer, frozen=True, kw_only=True):
    """Agenda of the next briefing of a zone; nulls while none is planned."""

    zone_id: UUID
    has_head: bool
    briefing_id: UUID | None
    planned_on: date | None
    to_announce: list[AnswerToAnnounce]
    to_report: list[ListedPetition]
