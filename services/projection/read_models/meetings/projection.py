"""From the attendance service's events to meetings, attendances and opinions.

A row is a step in the life of a meeting or of an attendance; the last step tells how things stand.
"""

from collections.abc import Iterable
from datetime import date, datetime
from importlib.resources import files
from typing import Final, NamedTuple
from uuid import UUID

from chassis.projection.fold import Fold
from chassis.projection.rows import put
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


class Meeting(NamedTuple):
    """A meeting as it was first planned."""

    meeting_id: UUID
    organization_id: UUID
    body: str
    kind: str
    planned_on: date
    place: str | None
    event_id: str
    recorded_at: datetime


class MeetingStep(NamedTuple):
    """What became of a meeting."""

    meeting_id: UUID
    version: int
    state: str
    recorded_at: datetime
    planned_on: date | None = None
    held_on: date | None = None
    kind: str | None = None
    present: int | None = None
    expected: int | None = None
    reason: str | None = None


class AttendanceStep(NamedTuple):
    """What became of a member's attendance; ``other_member_id``: whose it is now, or was."""

    meeting_id: UUID
    version: int
    member_id: UUID
    state: str
    event_id: str
    recorded_at: datetime
    source: str | None = None
    reason: str | None = None
    other_member_id: UUID | None = None


class Opinion(NamedTuple):
    """An opinion raised in a meeting."""

    meeting_id: UUID
    opinion_id: UUID
    text: str
    event_id: str
    recorded_at: datetime


class OpinionForwardedTo(NamedTuple):
    """An opinion was passed up to an organization."""

    meeting_id: UUID
    version: int
    opinion_id: UUID
    to_organization_id: UUID
    forwarded_on: date
    event_id: str
    recorded_at: datetime


class OpinionPetition(NamedTuple):
    """The petition that grew out of an opinion."""

    opinion_id: UUID
    petition_id: UUID
    raised_on: date
    event_id: str
    recorded_at: datetime


def _substituted(event: AttendanceSubstituted, envelope: Envelope) -> Iterable[AttendanceStep]:
    return _handed_over(envelope, event.member_id, event.substitute_id, event.reason)


def _corrected(event: AttendanceCorrected, envelope: Envelope) -> Iterable[AttendanceStep]:
    return _handed_over(envelope, event.member_id, event.correct_member_id, event.reason)


def _handed_over(
    envelope: Envelope, wrong: UUID, right: UUID, reason: str
) -> Iterable[AttendanceStep]:
    """The visit is another member's: it is taken from one and recorded for the other."""
    for member_id, state, other in ((wrong, "handed_over", right), (right, "recorded", wrong)):
        yield AttendanceStep(
            meeting_id=envelope.aggregate_id,
            version=envelope.version,
            member_id=member_id,
            state=state,
            event_id=envelope.id,
            recorded_at=envelope.time,
            reason=reason,
            other_member_id=other,
        )


def _petition(event: PetitionRaised, envelope: Envelope) -> Iterable[OpinionPetition]:
    """The petition that grew out of an opinion; any other is none of this question's."""
    if event.source == "opinion" and event.source_id is not None:
        yield OpinionPetition(
            opinion_id=event.source_id,
            petition_id=event.petition_id,
            raised_on=event.raised_on,
            event_id=envelope.id,
            recorded_at=envelope.time,
        )


MEETINGS: Final = Fold(
    name="meetings",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    tables={
        "meeting": Meeting,
        "meeting_step": MeetingStep,
        "attendance_step": AttendanceStep,
        "opinion": Opinion,
        "opinion_forwarded": OpinionForwardedTo,
        "opinion_petition": OpinionPetition,
    },
    handlers={
        MeetingScheduled: put(Meeting),
        MeetingMoved: put(MeetingStep, state="planned"),
        MeetingCancelled: put(MeetingStep, state="cancelled"),
        MeetingHeld: put(MeetingStep, state="held"),
        MeetingCorrected: put(MeetingStep, state="held"),
        MeetingHoldingRevoked: put(MeetingStep, state="planned"),
        MeetingAttended: put(AttendanceStep, state="recorded"),
        AttendanceConfirmed: put(AttendanceStep, state="confirmed"),
        AttendanceDisputed: put(AttendanceStep, state="disputed"),
        AttendanceRevoked: put(AttendanceStep, state="revoked"),
        AttendanceSubstituted: _substituted,
        AttendanceCorrected: _corrected,
        OpinionRecorded: put(Opinion),
        OpinionForwarded: put(OpinionForwardedTo),
        PetitionRaised: _petition,
    },
)
