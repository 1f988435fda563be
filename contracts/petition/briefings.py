"""The monthly briefings of the zones, and the answers announced there."""

from datetime import date
from typing import Literal
from uuid import UUID

import msgspec

from contracts.event import Event

Capacity = Literal[
    "zone_head",
    "zone_deputy",
    "district_member",
    "commune_secretary",
    "commune_chairman",
    "cell_secretary",
]


class Attendee(msgspec.Struct, frozen=True, kw_only=True):
    """Who is expected at a briefing, for which organization, in which capacity."""

    capacity: Capacity
    organization_id: UUID
    member_id: UUID | None = None


class AnswerRef(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of one round of a petition."""

    petition_id: UUID
    round: int


class BriefingPlanned(Event, frozen=True, kw_only=True):
    """The zone's briefing of ``month`` (its first day) is planned; ``host_id`` is a commune."""

    briefing_id: UUID
    zone_id: UUID
    month: date
    planned_on: date
    host_id: UUID


class BriefingMoved(Event, frozen=True, kw_only=True):
    """The briefing is planned for another day, or in another commune, of the same month."""

    briefing_id: UUID
    planned_on: date
    host_id: UUID
    reason: str


class BriefingCancelled(Event, frozen=True, kw_only=True):
    """The briefing does not take place; its month is free again."""

    briefing_id: UUID
    reason: str


class BriefingHeld(Event, frozen=True, kw_only=True):
    """The briefing took place on ``held_on``."""

    briefing_id: UUID
    held_on: date


class BriefingAttendanceTaken(Event, frozen=True, kw_only=True):
    """Who came and who did not, as a whole: it replaces what was taken before."""

    briefing_id: UUID
    came: list[Attendee]
    missing: list[Attendee]


class BriefingMinuted(Event, frozen=True, kw_only=True):
    """The minutes of the briefing, as a whole: they replace what was written before."""

    briefing_id: UUID
    text: str


class AnswersCompiled(Event, frozen=True, kw_only=True):
    """The answers to be announced at the briefing, frozen; ``late`` were carried over."""

    briefing_id: UUID
    answers: list[AnswerRef]
    late: list[AnswerRef]
    compiled_on: date


class AnswersSent(Event, frozen=True, kw_only=True):
    """The compiled answers went to the zone's head."""

    briefing_id: UUID
    member_id: UUID
    sent_on: date


class AnswersAnnounced(Event, frozen=True, kw_only=True):
    """These of the compiled answers were announced; the others are carried over."""

    briefing_id: UUID
    answers: list[AnswerRef]
    announced_on: date
