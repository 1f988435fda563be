"""Facts of a briefing; applying one only assigns.

An attendee is stored as its capacity, organization and member; an answer as petition and round.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

from eventsourcing.domain import Aggregate

from services.petition.domain.stored_event import StoredEvent

if TYPE_CHECKING:
    from services.petition.domain.briefing.briefing import Briefing

Capacity = Literal[
    "zone_head",
    "zone_deputy",
    "district_member",
    "commune_secretary",
    "commune_chairman",
    "cell_secretary",
]


class BriefingEvent(StoredEvent):
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

    def apply(self, aggregate: "Briefing") -> None:
        aggregate.planned_on, aggregate.host_id = self.planned_on, self.host_id


class BriefingCancelled(BriefingEvent):
    TOPIC = "petition.BriefingCancelled"
    reason: str

    def apply(self, aggregate: "Briefing") -> None:
        aggregate.state = "cancelled"


class BriefingHeld(BriefingEvent):
    TOPIC = "petition.BriefingHeld"
    held_on: date

    def apply(self, aggregate: "Briefing") -> None:
        aggregate.held_on, aggregate.state = self.held_on, "held"


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

    def apply(self, aggregate: "Briefing") -> None:
        aggregate.answers.rounds = {one["petition_id"]: one["round"] for one in self.answers}


class AnswersSent(BriefingEvent):
    TOPIC = "petition.AnswersSent"
    member_id: UUID
    sent_on: date

    def apply(self, aggregate: "Briefing") -> None:
        aggregate.answers.sent = True


class AnswersAnnounced(BriefingEvent):
    TOPIC = "petition.AnswersAnnounced"
    answers: list[dict[str, Any]]
    announced_on: date

    def apply(self, aggregate: "Briefing") -> None:
        aggregate.answers.announced = True
