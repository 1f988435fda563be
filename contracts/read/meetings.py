"""Meetings with who sat in on them and what was raised."""

from datetime import date
from typing import Literal
from uuid import UUID

from contracts.read.answer import Answer, EventId
from kernel.vocabulary import MeetingBody, MeetingKind, MeetingState

AttendanceState = Literal["recorded", "confirmed", "disputed", "revoked", "handed_over"]


class Attendance(Answer, frozen=True, kw_only=True):
    """A member's attendance as it stands.

    ``other_member_id``: to whom it was handed over, or from whom it came.
    """

    meeting_id: UUID
    member_id: UUID
    state: AttendanceState
    reason: str | None
    other_member_id: UUID | None
    full_name: str | None
    events: list[EventId]


class Forwarding(Answer, frozen=True, kw_only=True):
    """An opinion was passed up to an organization."""

    organization_id: UUID
    name: str | None
    forwarded_on: date
    event_id: EventId


class Opinion(Answer, frozen=True, kw_only=True):
    """An opinion raised in a meeting, and the petition that grew out of it, if one did."""

    meeting_id: UUID
    opinion_id: UUID
    text: str
    event_id: EventId
    forwarded_to: list[Forwarding]
    petition_id: UUID | None
    petition_raised_on: date | None
    petition_event: EventId | None


class MeetingRow(Answer, frozen=True, kw_only=True):
    """A meeting as it stands; ``held_on``: None unless it was held."""

    meeting_id: UUID
    organization_id: UUID
    name: str | None
    body: MeetingBody
    kind: MeetingKind
    state: MeetingState
    planned_on: date
    held_on: date | None
    present: int | None
    expected: int | None
    reason: str | None
    place: str | None
    event_id: EventId

    @property
    def day(self) -> date:
        """The day on which it was held, or else is planned."""
        return self.held_on or self.planned_on


class Meeting(MeetingRow, frozen=True, kw_only=True):
    """A meeting with its attendances and opinions."""

    attendances: list[Attendance]
    opinions: list[Opinion]


class OpinionSource(Answer, frozen=True, kw_only=True):
    """The opinion that a petition grew out of, with its meeting."""

    opinion_id: UUID
    text: str
    meeting_id: UUID
    organization_id: UUID
    name: str | None
    held_on: date | None
    event_id: EventId
