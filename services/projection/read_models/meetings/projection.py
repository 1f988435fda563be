"""From the attendance service's events to meetings, attendances and opinions.

A row is a step in the life of a meeting or of an attendance; the last step tells how things stand.
"""

from collections.abc import Iterable
from importlib.resources import files
from typing import Final
from uuid import UUID

from chassis.projection.fold import Fold, TableRow
from contracts.attendance import (
    AttendanceConfirmed,
    AttendanceCorrected,
    AttendanceDisputed,
    AttendanceRevoked,
    AttendanceSubstituted,
    MeetingAttended,
    MeetingCancelled,
    MeetingCorrected,
    MeetingHeld,
    MeetingHoldingRevoked,
    MeetingMoved,
    MeetingScheduled,
    OpinionForwarded,
    OpinionRecorded,
)
from contracts.envelope import Envelope
from contracts.petition.petitions import PetitionRaised


def _scheduled(event: MeetingScheduled, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "meeting",
        (
            event.meeting_id,
            event.organization_id,
            event.body,
            event.kind,
            event.planned_on,
            event.place,
            envelope.id,
            envelope.time,
        ),
    )


def _planned(event: MeetingMoved | MeetingHoldingRevoked, envelope: Envelope) -> Iterable[TableRow]:
    yield _step(envelope, "planned", planned_on=event.planned_on, reason=event.reason)


def _cancelled(event: MeetingCancelled, envelope: Envelope) -> Iterable[TableRow]:
    yield _step(envelope, "cancelled", reason=event.reason)


def _held(event: MeetingHeld, envelope: Envelope) -> Iterable[TableRow]:
    yield _step(
        envelope, "held", held_on=event.held_on, present=event.present, expected=event.expected
    )


def _corrected(event: MeetingCorrected, envelope: Envelope) -> Iterable[TableRow]:
    yield _step(
        envelope,
        "held",
        held_on=event.held_on,
        kind=event.kind,
        present=event.present,
        expected=event.expected,
        reason=event.reason,
    )


def _step(envelope: Envelope, state: str, **given: object) -> TableRow:
    return (
        "meeting_step",
        (
            envelope.aggregate_id,
            envelope.version,
            state,
            *(given.get(name) for name in _STEP_FIELDS),
            envelope.time,
        ),
    )


def _attended(event: MeetingAttended, envelope: Envelope) -> Iterable[TableRow]:
    yield _attendance(envelope, event.member_id, "recorded", source=event.source)


def _confirmed(event: AttendanceConfirmed, envelope: Envelope) -> Iterable[TableRow]:
    yield _attendance(envelope, event.member_id, "confirmed")


def _disputed(event: AttendanceDisputed, envelope: Envelope) -> Iterable[TableRow]:
    yield _attendance(envelope, event.member_id, "disputed", reason=event.reason)


def _revoked(event: AttendanceRevoked, envelope: Envelope) -> Iterable[TableRow]:
    yield _attendance(envelope, event.member_id, "revoked", reason=event.reason)


def _substituted(event: AttendanceSubstituted, envelope: Envelope) -> Iterable[TableRow]:
    yield from _handed_over(envelope, event.member_id, event.substitute_id, event.reason)


def _attendance_corrected(event: AttendanceCorrected, envelope: Envelope) -> Iterable[TableRow]:
    yield from _handed_over(envelope, event.member_id, event.correct_member_id, event.reason)


def _handed_over(envelope: Envelope, wrong: UUID, right: UUID, reason: str) -> Iterable[TableRow]:
    """The visit is another member's: it is taken from one and recorded for the other."""
    yield _attendance(envelope, wrong, "handed_over", reason=reason, other=right)
    yield _attendance(envelope, right, "recorded", reason=reason, other=wrong)


def _attendance(
    envelope: Envelope,
    member_id: UUID,
    state: str,
    *,
    source: str | None = None,
    reason: str | None = None,
    other: UUID | None = None,
) -> TableRow:
    return (
        "attendance_step",
        (
            envelope.aggregate_id,
            envelope.version,
            member_id,
            state,
            source,
            reason,
            other,
            envelope.id,
            envelope.time,
        ),
    )


def _opinion(event: OpinionRecorded, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "opinion",
        (event.meeting_id, event.opinion_id, event.text, envelope.id, envelope.time),
    )


def _forwarded(event: OpinionForwarded, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "opinion_forwarded",
        (
            event.meeting_id,
            envelope.version,
            event.opinion_id,
            event.to_organization_id,
            event.forwarded_on,
            envelope.id,
            envelope.time,
        ),
    )


def _petition(event: PetitionRaised, envelope: Envelope) -> Iterable[TableRow]:
    """The petition that grew out of an opinion; any other is none of this question's."""
    if event.source == "opinion":
        yield (
            "opinion_petition",
            (event.source_id, event.petition_id, event.raised_on, envelope.id, envelope.time),
        )


_STEP_FIELDS: Final = ("planned_on", "held_on", "kind", "present", "expected", "reason")

MEETINGS: Final = Fold(
    name="meetings",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    columns={
        "meeting": (
            "meeting_id",
            "organization_id",
            "body",
            "kind",
            "planned_on",
            "place",
            "event_id",
            "recorded_at",
        ),
        "meeting_step": ("meeting_id", "version", "state", *_STEP_FIELDS, "recorded_at"),
        "attendance_step": (
            "meeting_id",
            "version",
            "member_id",
            "state",
            "source",
            "reason",
            "other_member_id",
            "event_id",
            "recorded_at",
        ),
        "opinion": ("meeting_id", "opinion_id", "text", "event_id", "recorded_at"),
        "opinion_forwarded": (
            "meeting_id",
            "version",
            "opinion_id",
            "to_organization_id",
            "forwarded_on",
            "event_id",
            "recorded_at",
        ),
        "opinion_petition": (
            "opinion_id",
            "petition_id",
            "raised_on",
            "event_id",
            "recorded_at",
        ),
    },
    handlers={
        MeetingScheduled: _scheduled,
        MeetingMoved: _planned,
        MeetingCancelled: _cancelled,
        MeetingHeld: _held,
        MeetingCorrected: _corrected,
        MeetingHoldingRevoked: _planned,
        MeetingAttended: _attended,
        AttendanceConfirmed: _confirmed,
        AttendanceDisputed: _disputed,
        AttendanceRevoked: _revoked,
        AttendanceSubstituted: _substituted,
        AttendanceCorrected: _attendance_corrected,
        OpinionRecorded: _opinion,
        OpinionForwarded: _forwarded,
        PetitionRaised: _petition,
    },
)
