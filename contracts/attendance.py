"""What the attendance service publishes on ``attendance.events``.

What happened in meetings, keyed by the meeting, and the matters found on the ground, keyed by the
matter.
"""

from datetime import date
from typing import Literal
from uuid import UUID

from contracts.event import Event

MeetingBody = Literal["cell", "committee"]
MeetingKind = Literal["regular", "thematic", "model", "extraordinary"]
AttendanceSource = Literal["cell", "member"]


class MeetingScheduled(Event, frozen=True, kw_only=True):
    """A meeting of a cell, or of a committee, is planned."""

    meeting_id: UUID
    organization_id: UUID
    body: MeetingBody
    kind: MeetingKind
    planned_on: date
    place: str | None = None


class MeetingMoved(Event, frozen=True, kw_only=True):
    """The meeting is planned for another day."""

    meeting_id: UUID
    planned_on: date
    reason: str


class MeetingCancelled(Event, frozen=True, kw_only=True):
    """The meeting does not take place; nothing that was recorded of it counts."""

    meeting_id: UUID
    reason: str


class MeetingHeld(Event, frozen=True, kw_only=True):
    """The meeting took place on ``held_on`` with ``present`` of the ``expected`` Party members."""

    meeting_id: UUID
    held_on: date
    present: int | None = None
    expected: int | None = None


class MeetingCorrected(Event, frozen=True, kw_only=True):
    """What was recorded of a held meeting was wrong; these are the values that hold from now on."""

    meeting_id: UUID
    held_on: date
    kind: MeetingKind
    present: int | None = None
    expected: int | None = None
    reason: str


class MeetingHoldingRevoked(Event, frozen=True, kw_only=True):
    """The meeting did not take place when it was recorded as held: it is planned again.

    For ``planned_on`` and of the kind it was scheduled with, as before it was held. Who was
    recorded as having been there is revoked by events of their own just before; opinions stay.
    """

    meeting_id: UUID
    planned_on: date
    reason: str


class MeetingAttended(Event, frozen=True, kw_only=True):
    """A committee member from above sat in on the meeting; ``source`` tells who says so."""

    meeting_id: UUID
    member_id: UUID
    source: AttendanceSource


class AttendanceConfirmed(Event, frozen=True, kw_only=True):
    """The cell says that the member was there."""

    meeting_id: UUID
    member_id: UUID


class AttendanceDisputed(Event, frozen=True, kw_only=True):
    """The cell says that the member was not there; a disputed attendance is not confirmed."""

    meeting_id: UUID
    member_id: UUID
    reason: str


class AttendanceSubstituted(Event, frozen=True, kw_only=True):
    """``substitute_id`` came in the member's stead: the visit counts for who came."""

    meeting_id: UUID
    member_id: UUID
    substitute_id: UUID
    reason: str


class AttendanceRevoked(Event, frozen=True, kw_only=True):
    """The attendance was recorded by mistake and counts nothing."""

    meeting_id: UUID
    member_id: UUID
    reason: str


class AttendanceCorrected(Event, frozen=True, kw_only=True):
    """The attendance was written down for the wrong person: it was ``correct_member_id``'s."""

    meeting_id: UUID
    member_id: UUID
    correct_member_id: UUID
    reason: str


class OpinionRecorded(Event, frozen=True, kw_only=True):
    """Something raised in the meeting."""

    meeting_id: UUID
    opinion_id: UUID
    text: str


class OpinionForwarded(Event, frozen=True, kw_only=True):
    """The opinion was passed up to an organization."""

    meeting_id: UUID
    opinion_id: UUID
    to_organization_id: UUID
    forwarded_on: date


class MatterRecorded(Event, frozen=True, kw_only=True):
    """Something hard was found on the ground, where a cell or a committee is at home."""

    matter_id: UUID
    organization_id: UUID
    found_on: date
    text: str


class MatterCorrected(Event, frozen=True, kw_only=True):
    """What was recorded of a matter was wrong; these are the values that hold from now on."""

    matter_id: UUID
    found_on: date
    text: str
    reason: str


class MatterEntrusted(Event, frozen=True, kw_only=True):
    """A member is responsible for the matter from now on, and nobody else; again at any time."""

    matter_id: UUID
    member_id: UUID
    due_on: date
    entrusted_on: date


class MatterSettled(Event, frozen=True, kw_only=True):
    """The matter is no longer one; ``outcome`` tells what came of it."""

    matter_id: UUID
    settled_on: date
    outcome: str


class MatterReopened(Event, frozen=True, kw_only=True):
    """The matter was not settled after all: who was responsible is so again, due when it was."""

    matter_id: UUID
    reopened_on: date
    reason: str


class MatterRevoked(Event, frozen=True, kw_only=True):
    """The matter was recorded by mistake: it never was one. Nothing follows."""

    matter_id: UUID
    reason: str


EVENTS: tuple[type[Event], ...] = (
    MeetingScheduled,
    MeetingMoved,
    MeetingCancelled,
    MeetingHeld,
    MeetingCorrected,
    MeetingHoldingRevoked,
    MeetingAttended,
    AttendanceConfirmed,
    AttendanceDisputed,
    AttendanceSubstituted,
    AttendanceRevoked,
    AttendanceCorrected,
    OpinionRecorded,
    OpinionForwarded,
    MatterRecorded,
    MatterCorrected,
    MatterEntrusted,
    MatterSettled,
    MatterReopened,
    MatterRevoked,
)
