"""From the petition service's events to the briefings of the zones."""

from collections.abc import Iterable
from datetime import date, datetime
from importlib.resources import files
from typing import Final, NamedTuple
from uuid import UUID

from chassis.projection.fold import Fold
from chassis.projection.rows import Field, put
from contracts.envelope import Envelope
from contracts.petition.briefings import (
    AnswerRef,
    AnswersAnnounced,
    AnswersCompiled,
    AnswersSent,
    BriefingAttendanceTaken,
    BriefingCancelled,
    BriefingHeld,
    BriefingMinuted,
    BriefingMoved,
    BriefingPlanned,
)


class Briefing(NamedTuple):
    """A briefing as it was first planned."""

    briefing_id: UUID
    zone_id: UUID
    month: date
    planned_on: date
    host_id: UUID
    event_id: str
    recorded_at: datetime


class BriefingStep(NamedTuple):
    """What became of a briefing."""

    briefing_id: UUID
    version: int
    state: str
    event_id: str
    recorded_at: datetime
    planned_on: date | None = None
    host_id: UUID | None = None
    held_on: date | None = None
    reason: str | None = None


class BriefingAttendance(NamedTuple):
    """The attendance of a briefing was taken."""

    briefing_id: UUID
    version: int
    event_id: str
    recorded_at: datetime


class BriefingAttendee(NamedTuple):
    """Somebody who came, or did not, in the order in which they were listed."""

    briefing_id: UUID
    version: int
    place: int
    came: bool
    capacity: str
    organization_id: UUID
    member_id: UUID | None
    recorded_at: datetime


class BriefingMinutes(NamedTuple):
    """The minutes of a briefing, as a whole."""

    briefing_id: UUID
    version: int
    text: str
    event_id: str
    recorded_at: datetime


class BriefingList(NamedTuple):
    """The list of answers was compiled, sent to a member, or announced."""

    briefing_id: UUID
    version: int
    done: str
    day: date
    event_id: str
    recorded_at: datetime
    member_id: UUID | None = None


class BriefingAnswer(NamedTuple):
    """An answer on the list; ``late``: carried over."""

    briefing_id: UUID
    version: int
    place: int
    petition_id: UUID
    round: int
    late: bool
    recorded_at: datetime


def _attendees(event: BriefingAttendanceTaken, envelope: Envelope) -> Iterable[BriefingAttendee]:
    for came, attendees in ((True, event.came), (False, event.missing)):
        for place, attendee in enumerate(attendees, start=1):
            yield BriefingAttendee(
                briefing_id=event.briefing_id,
                version=envelope.version,
                place=place,
                came=came,
                capacity=attendee.capacity,
                organization_id=attendee.organization_id,
                member_id=attendee.member_id,
                recorded_at=envelope.time,
            )


def _compiled(event: AnswersCompiled, envelope: Envelope) -> Iterable[BriefingAnswer]:
    return _answers(envelope, event.answers, late=event.late)


def _announced(event: AnswersAnnounced, envelope: Envelope) -> Iterable[BriefingAnswer]:
    return _answers(envelope, event.answers)


def _answers(
    envelope: Envelope, answers: Iterable[AnswerRef], late: Iterable[AnswerRef] = ()
) -> Iterable[BriefingAnswer]:
    """Each answer once. What was carried over is late, whether or not it is named twice."""
    carried = {(answer.petition_id, answer.round) for answer in late}
    named = dict.fromkeys((a.petition_id, a.round) for a in (*answers, *late))
    for place, (petition_id, number) in enumerate(named, start=1):
        yield BriefingAnswer(
            briefing_id=envelope.aggregate_id,
            version=envelope.version,
            place=place,
            petition_id=petition_id,
            round=number,
            late=(petition_id, number) in carried,
            recorded_at=envelope.time,
        )


BRIEFINGS: Final = Fold(
    name="briefings",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    tables={
        "briefing": Briefing,
        "briefing_step": BriefingStep,
        "briefing_attendance": BriefingAttendance,
        "briefing_attendee": BriefingAttendee,
        "briefing_minutes": BriefingMinutes,
        "briefing_list": BriefingList,
        "briefing_answer": BriefingAnswer,
    },
    handlers={
        BriefingPlanned: put(Briefing),
        BriefingMoved: put(BriefingStep, state="planned"),
        BriefingCancelled: put(BriefingStep, state="cancelled"),
        BriefingHeld: put(BriefingStep, state="held"),
        BriefingAttendanceTaken: (put(BriefingAttendance), _attendees),
        BriefingMinuted: put(BriefingMinutes),
        AnswersCompiled: (
            put(BriefingList, done="compiled", day=Field("compiled_on")),
            _compiled,
        ),
        AnswersSent: put(BriefingList, done="sent", day=Field("sent_on")),
        AnswersAnnounced: (
            put(BriefingList, done="announced", day=Field("announced_on")),
            _announced,
        ),
    },
)
