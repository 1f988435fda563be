"""Events of the attendance service on ``attendance.events``.

They tell what happened in meetings, keyed by the meeting, and of the matters found on the ground,
keyed by the matter.
"""

from datetime import date
from typing import Annotated
from uuid import UUID

from contracts.event import Event
from contracts.fields import MatterId, MeetingId, MemberId, Reason, means
from kernel.vocabulary import AttendanceSource, MeetingBody, MeetingKind


class MeetingScheduled(Event, frozen=True, kw_only=True):
    """A meeting of a cell, or of a committee, is planned."""

    meeting_id: MeetingId
    organization_id: Annotated[UUID, means("the cell, or the committee, that meets")]
    body: Annotated[MeetingBody, means("who meets: a cell, or a committee")]
    kind: Annotated[MeetingKind, means("what kind of meeting")]
    planned_on: Annotated[date, means("the day for which the meeting is planned")]
    place: Annotated[str | None, means("where the meeting takes place")] = None


class MeetingMoved(Event, frozen=True, kw_only=True):
    """The meeting is planned for another day."""

    meeting_id: MeetingId
    planned_on: Annotated[date, means("the day for which the meeting is planned")]
    reason: Reason


class MeetingCancelled(Event, frozen=True, kw_only=True):
    """The meeting does not take place; nothing that was recorded of it counts."""

    meeting_id: MeetingId
    reason: Reason


class MeetingHeld(Event, frozen=True, kw_only=True):
    """The meeting took place on ``held_on`` with ``present`` of the ``expected`` Party members."""

    meeting_id: MeetingId
    held_on: Annotated[date, means("the day on which the meeting took place")]
    present: Annotated[int | None, means("how many Party members were there")] = None
    expected: Annotated[int | None, means("how many Party members should have been there")] = None


class MeetingCorrected(Event, frozen=True, kw_only=True):
    """Correction of what was recorded of a held meeting: these values hold from now on."""

    meeting_id: MeetingId
    held_on: Annotated[date, means("the day on which the meeting took place")]
    kind: Annotated[MeetingKind, means("what kind of meeting")]
    present: Annotated[int | None, means("how many Party members were there")] = None
    expected: Annotated[int | None, means("how many Party members should have been there")] = None
    reason: Reason


class MeetingHoldingRevoked(Event, frozen=True, kw_only=True):
    """The meeting did not take place when it was recorded as held: it is planned again.

    For ``planned_on`` and of the kind it was scheduled with, as before it was held. Who was
    recorded as having been there is revoked by events of their own just before; opinions stay.
    """

    meeting_id: MeetingId
    planned_on: Annotated[date, means("the day for which the meeting is planned again")]
    reason: Reason


class MeetingAttended(Event, frozen=True, kw_only=True):
    """A committee member from above sat in on the meeting; ``source`` tells who says so."""

    meeting_id: MeetingId
    member_id: MemberId
    source: Annotated[AttendanceSource, means("who says so: the cell, or the member")]


class AttendanceConfirmed(Event, frozen=True, kw_only=True):
    """The cell says that the member was there."""

    meeting_id: MeetingId
    member_id: MemberId


class AttendanceDisputed(Event, frozen=True, kw_only=True):
    """The cell says that the member was not there; a disputed attendance is not confirmed."""

    meeting_id: MeetingId
    member_id: MemberId
    reason: Reason


class AttendanceSubstituted(Event, frozen=True, kw_only=True):
    """``substitute_id`` came in the member's stead: the visit counts for who came."""

    meeting_id: MeetingId
    member_id: Annotated[UUID, means("the member who was written down and did not come")]
    substitute_id: Annotated[UUID, means("the member who came instead")]
    reason: Reason


class AttendanceRevoked(Event, frozen=True, kw_only=True):
    """The attendance was recorded by mistake and counts nothing."""

    meeting_id: MeetingId
    member_id: MemberId
    reason: Reason


class AttendanceCorrected(Event, frozen=True, kw_only=True):
    """The attendance was written down for the wrong person: it was ``correct_member_id``'s."""

    meeting_id: MeetingId
    member_id: Annotated[UUID, means("the member who was written down and was not there")]
    correct_member_id: Annotated[UUID, means("the member who was there")]
    reason: Reason


class OpinionRecorded(Event, frozen=True, kw_only=True):
    """Something raised in the meeting."""

    meeting_id: MeetingId
    opinion_id: Annotated[UUID, means("the opinion")]
    text: Annotated[str, means("what was said")]


class OpinionForwarded(Event, frozen=True, kw_only=True):
    """The opinion was passed up to an organization."""

    meeting_id: MeetingId
    opinion_id: Annotated[UUID, means("the opinion")]
    to_organization_id: Annotated[UUID, means("the organization that it was passed up to")]
    forwarded_on: Annotated[date, means("the day on which it was passed up")]


class MatterRecorded(Event, frozen=True, kw_only=True):
    """Something hard was found on the ground, where a cell or a committee is at home."""

    matter_id: MatterId
    organization_id: Annotated[UUID, means("the cell, or the committee, where it was found")]
    found_on: Annotated[date, means("the day on which it was found")]
    text: Annotated[str, means("what was found")]


class MatterCorrected(Event, frozen=True, kw_only=True):
    """Correction of what was recorded of a matter: these values hold from now on."""

    matter_id: MatterId
    found_on: Annotated[date, means("the day on which it was found")]
    text: Annotated[str, means("what was found")]
    reason: Reason


class MatterEntrusted(Event, frozen=True, kw_only=True):
    """A member is responsible for the matter from now on, and nobody else; again at any time."""

    matter_id: MatterId
    member_id: Annotated[UUID, means("who is responsible")]
    due_on: Annotated[date, means("the last day on which it is to be settled")]
    entrusted_on: Annotated[date, means("the day on which the member was made responsible")]


class MatterSettled(Event, frozen=True, kw_only=True):
    """The matter is no longer one; ``outcome`` tells what came of it."""

    matter_id: MatterId
    settled_on: Annotated[date, means("the day on which it was settled")]
    outcome: Annotated[str, means("what came of it")]


class MatterReopened(Event, frozen=True, kw_only=True):
    """The matter was not settled after all: who was responsible is so again, due when it was."""

    matter_id: MatterId
    reopened_on: Annotated[date, means("the day on which it was open again")]
    reason: Reason


class MatterRevoked(Event, frozen=True, kw_only=True):
    """The matter was recorded by mistake: it never was one. Nothing follows."""

    matter_id: MatterId
    reason: Reason


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
