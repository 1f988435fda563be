"""What can happen to a briefing. The names stored are the topics.

An attendee is stored as its capacity, organization and member; an answer as petition and round.
"""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from eventsourcing.domain import Aggregate

Capacity = Literal[
    "zone_head",
    "zone_deputy",
    "district_member",
    "commune_secretary",
    "commune_chairman",
    "cell_secretary",
]


class BriefingEvent(Aggregate.Event):
    TOPIC = "petition.Briefing.Event"


class BriefingPlanned(BriefingEvent, Aggregate.Created):
    TOPIC = "petition.BriefingPlanned"
    zone_id: UUID
    month: date
    planned_on: date
    host_id: UUID


class BriefingMoved(BriefingEvent):
    TOPIC = "petition.BriefingMoved"
    planned_on: date
    host_id: UUID
    reason: str


class BriefingCancelled(BriefingEvent):
    TOPIC = "petition.BriefingCancelled"
    reason: str


class BriefingHeld(BriefingEvent):
    TOPIC = "petition.BriefingHeld"
    held_on: date


class BriefingAttendanceTaken(BriefingEvent):
    TOPIC = "petition.BriefingAttendanceTaken"
    came: list[dict[str, Any]]
    missing: list[dict[str, Any]]


class BriefingMinuted(BriefingEvent):
    TOPIC = "petition.BriefingMinuted"
    text: str


class AnswersCompiled(BriefingEvent):
    TOPIC = "petition.AnswersCompiled"
    answers: list[dict[str, Any]]
    late: list[dict[str, Any]]
    compiled_on: date


class AnswersSent(BriefingEvent):
    TOPIC = "petition.AnswersSent"
    member_id: UUID
    sent_on: date


class AnswersAnnounced(BriefingEvent):
    TOPIC = "petition.AnswersAnnounced"
    answers: list[dict[str, Any]]
    announced_on: date
