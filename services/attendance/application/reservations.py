"""What keeps one meeting from being entered twice: its organization's place on its day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from chassis.eventstore.reservations import Reservation
from kernel.vocabulary import MeetingKind
from services.attendance.application.conflicts import MeetingAlreadyEntered
from services.attendance.domain.meeting.meeting import Meeting

# A model meeting is the month's regular meeting in another dress: nobody holds both on one day.
_PLACES: Final[Mapping[MeetingKind, str]] = {
    "regular": "monthly",
    "model": "monthly",
    "thematic": "thematic",
    "extraordinary": "extraordinary",
}


def of_meeting(meeting: Meeting, field: str) -> Reservation:
    """The place of a meeting that is not cancelled; ``field`` is where the command gave the day."""
    return Reservation(
        key=f"meeting:{meeting.organization_id}:{_PLACES[meeting.kind]}",
        holder=str(meeting.id),
        starts_on=meeting.day,
        ends_on=meeting.day,
        refusal=MeetingAlreadyEntered(field),
    )


def given_up(reservation: Reservation) -> Reservation:
    """The same reservation for no day at all."""
    return replace(reservation, ends_on=reservation.starts_on - timedelta(days=1))


def changed(before: Reservation, after: Reservation) -> list[Reservation]:
    """What is reserved when a meeting goes from one place to another, or stays."""
    if (before.key, before.starts_on) == (after.key, after.starts_on):
        return []
    return [given_up(before), after]
