"""The monthly briefings of the zones, and the answers announced there."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec

from contracts.event import Event
from contracts.fields import BriefingId, PetitionId, Reason, Round, ZoneId, means
from kernel.vocabulary import Capacity


class Attendee(msgspec.Struct, frozen=True, kw_only=True):
    """Participant expected at a briefing, for an organization, in a capacity."""

    capacity: Annotated[Capacity, means("in which capacity somebody is expected")]
    organization_id: Annotated[UUID, means("the organization that is represented")]
    member_id: Annotated[UUID | None, means("the person, where it is known")] = None


class AnswerRef(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of one round of a petition."""

    petition_id: PetitionId
    round: Round


class BriefingPlanned(Event, frozen=True, kw_only=True):
    """The zone's briefing of ``month`` (its first day) is planned; ``host_id`` is a commune."""

    briefing_id: BriefingId
    zone_id: ZoneId
    month: Annotated[date, means("the first day of the month that the briefing is for")]
    planned_on: Annotated[date, means("the day for which the briefing is planned")]
    host_id: Annotated[UUID, means("the commune in which the briefing takes place")]


class BriefingMoved(Event, frozen=True, kw_only=True):
    """The briefing is planned for another day, or in another commune, of the same month."""

    briefing_id: BriefingId
    planned_on: Annotated[date, means("the day for which the briefing is planned")]
    host_id: Annotated[UUID, means("the commune in which the briefing takes place")]
    reason: Reason


class BriefingCancelled(Event, frozen=True, kw_only=True):
    """The briefing does not take place; its month is free again."""

    briefing_id: BriefingId
    reason: Reason


class BriefingHeld(Event, frozen=True, kw_only=True):
    """The briefing took place on ``held_on``."""

    briefing_id: BriefingId
    held_on: Annotated[date, means("the day on which the briefing took place")]


class BriefingAttendanceTaken(Event, frozen=True, kw_only=True):
    """Attendance as a whole, who came and who did not: it replaces what was taken before."""

    briefing_id: BriefingId
    came: Annotated[list[Attendee], means("who came")]
    missing: Annotated[list[Attendee], means("who was expected and did not come")]


class BriefingMinuted(Event, frozen=True, kw_only=True):
    """The minutes of the briefing, as a whole: they replace what was written before."""

    briefing_id: BriefingId
    text: Annotated[str, means("the minutes")]


class AnswersCompiled(Event, frozen=True, kw_only=True):
    """The answers to be announced at the briefing, frozen; ``late`` were carried over."""

    briefing_id: BriefingId
    answers: Annotated[list[AnswerRef], means("the answers, each by its petition and its round")]
    late: Annotated[
        list[AnswerRef], means("those of the answers that an earlier briefing did not announce")
    ]
    compiled_on: Annotated[date, means("the day on which the list was frozen")]


class AnswersSent(Event, frozen=True, kw_only=True):
    """The compiled answers went to the zone's head."""

    briefing_id: BriefingId
    member_id: Annotated[UUID, means("the zone's head, who got them")]
    sent_on: Annotated[date, means("the day on which they were sent")]


class AnswersAnnounced(Event, frozen=True, kw_only=True):
    """These of the compiled answers were announced; the others are carried over."""

    briefing_id: BriefingId
    answers: Annotated[list[AnswerRef], means("the answers, each by its petition and its round")]
    announced_on: Annotated[date, means("the day of the briefing at which they were announced")]
