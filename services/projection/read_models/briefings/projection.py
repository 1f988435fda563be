"""From the petition service's events to the briefings of the zones."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Final

from chassis.projection.fold import Fold, TableRow
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


def _planned(event: BriefingPlanned, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "briefing",
        (
            event.briefing_id,
            event.zone_id,
            event.month,
            event.planned_on,
            event.host_id,
            envelope.id,
            envelope.time,
        ),
    )


def _moved(event: BriefingMoved, envelope: Envelope) -> Iterable[TableRow]:
    yield _step(
        envelope,
        "planned",
        planned_on=event.planned_on,
        host_id=event.host_id,
        reason=event.reason,
    )


def _cancelled(event: BriefingCancelled, envelope: Envelope) -> Iterable[TableRow]:
    yield _step(envelope, "cancelled", reason=event.reason)


def _held(event: BriefingHeld, envelope: Envelope) -> Iterable[TableRow]:
    yield _step(envelope, "held", held_on=event.held_on)


_STEP_FIELDS: Final = ("planned_on", "host_id", "held_on", "reason")


def _step(envelope: Envelope, state: str, **given: object) -> TableRow:
    return (
        "briefing_step",
        (
            envelope.aggregate_id,
            envelope.version,
            state,
            *(given.get(name) for name in _STEP_FIELDS),
            envelope.id,
            envelope.time,
        ),
    )


def _attendance(event: BriefingAttendanceTaken, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "briefing_attendance",
        (event.briefing_id, envelope.version, envelope.id, envelope.time),
    )
    for came, attendees in ((True, event.came), (False, event.missing)):
        for place, attendee in enumerate(attendees, start=1):
            yield (
                "briefing_attendee",
                (
                    event.briefing_id,
                    envelope.version,
                    place,
                    came,
                    attendee.capacity,
                    attendee.organization_id,
                    attendee.member_id,
                    envelope.time,
                ),
            )


def _minuted(event: BriefingMinuted, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "briefing_minutes",
        (event.briefing_id, envelope.version, event.text, envelope.id, envelope.time),
    )


def _compiled(event: AnswersCompiled, envelope: Envelope) -> Iterable[TableRow]:
    yield _list(envelope, "compiled", event.compiled_on)
    yield from _answers(envelope, event.answers, late=event.late)


def _sent(event: AnswersSent, envelope: Envelope) -> Iterable[TableRow]:
    yield _list(envelope, "sent", event.sent_on, event.member_id)


def _announced(event: AnswersAnnounced, envelope: Envelope) -> Iterable[TableRow]:
    yield _list(envelope, "announced", event.announced_on)
    yield from _answers(envelope, event.answers)


def _list(envelope: Envelope, done: str, day: object, member_id: object = None) -> TableRow:
    return (
        "briefing_list",
        (
            envelope.aggregate_id,
            envelope.version,
            done,
            day,
            member_id,
            envelope.id,
            envelope.time,
        ),
    )


def _answers(
    envelope: Envelope, answers: Iterable[AnswerRef], late: Iterable[AnswerRef] = ()
) -> Iterable[TableRow]:
    """Each answer once. What was carried over is late, whether or not it is named twice."""
    carried = {(answer.petition_id, answer.round) for answer in late}
    named = dict.fromkeys((a.petition_id, a.round) for a in (*answers, *late))
    for place, (petition_id, number) in enumerate(named, start=1):
        yield (
            "briefing_answer",
            (
                envelope.aggregate_id,
                envelope.version,
                place,
                petition_id,
                number,
                (petition_id, number) in carried,
                envelope.time,
            ),
        )


BRIEFINGS: Final = Fold(
    name="briefings",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    columns={
        "briefing": tuple(
            "briefing_id zone_id month planned_on host_id event_id recorded_at".split()
        ),
        "briefing_step": (
            "briefing_id",
            "version",
            "state",
            *_STEP_FIELDS,
            "event_id",
            "recorded_at",
        ),
        "briefing_attendance": ("briefing_id", "version", "event_id", "recorded_at"),
        "briefing_attendee": tuple(
            "briefing_id version place came capacity organization_id member_id recorded_at".split()
        ),
        "briefing_minutes": ("briefing_id", "version", "text", "event_id", "recorded_at"),
        "briefing_list": tuple(
            "briefing_id version done day member_id event_id recorded_at".split()
        ),
        "briefing_answer": tuple(
            "briefing_id version place petition_id round late recorded_at".split()
        ),
    },
    handlers={
        BriefingPlanned: _planned,
        BriefingMoved: _moved,
        BriefingCancelled: _cancelled,
        BriefingHeld: _held,
        BriefingAttendanceTaken: _attendance,
        BriefingMinuted: _minuted,
        AnswersCompiled: _compiled,
        AnswersSent: _sent,
        AnswersAnnounced: _announced,
    },
)
