"""Meetings: schedule, move, cancel, hold, correct, revoke the holding."""

from datetime import date
from uuid import UUID, uuid4

from chassis.event_log import EventLog
from chassis.order import Order, Receipt
from services.attendance.application import claims
from services.attendance.application.conflicts import IdAlreadyTaken
from services.attendance.application.permissions import Permissions
from services.attendance.directory import Directory
from services.attendance.domain.events import Kind
from services.attendance.domain.meeting import Meeting
from services.attendance.domain.minutes import Minutes


class Meetings:
    """All of them by the cell's secretary or an office above. May raise MeetingAlreadyEntered."""

    def __init__(self, log: EventLog, permissions: Permissions, directory: Directory) -> None:
        self._log = log
        self._permissions = permissions
        self._directory = directory

    def schedule(
        self,
        order: Order,
        *,
        organization_id: UUID,
        kind: Kind,
        planned_on: date,
        place: str | None = None,
        meeting_id: UUID | None = None,
    ) -> Receipt:
        """``meeting_id`` may be chosen by the client. Raises IdAlreadyTaken."""
        self._permissions.keeper(order, organization_id, "organization_id")
        meeting = Meeting.schedule(
            new_id(self._log, meeting_id),
            self._directory.host(organization_id),
            kind=kind,
            planned_on=planned_on,
            place=place,
            today=order.today,
        )
        claim = claims.of_meeting(meeting, "planned_on")
        return self._log.save(meeting, order=order, claims=[claim])

    def move(self, order: Order, meeting_id: UUID, *, planned_on: date, reason: str) -> Receipt:
        meeting = self._kept(order, meeting_id)
        before = claims.of_meeting(meeting, "planned_on")
        host = self._directory.host(meeting.organization_id)
        meeting.move(planned_on, reason, host, order.today)
        after = claims.of_meeting(meeting, "planned_on")
        return self._log.save(meeting, order=order, claims=claims.changed(before, after))

    def cancel(self, order: Order, meeting_id: UUID, *, reason: str) -> Receipt:
        meeting = self._kept(order, meeting_id)
        place = claims.of_meeting(meeting, "meeting_id")
        meeting.cancel(reason)
        return self._log.save(meeting, order=order, claims=[claims.given_up(place)])

    def hold(
        self,
        order: Order,
        meeting_id: UUID,
        *,
        held_on: date,
        present: int | None = None,
        expected: int | None = None,
    ) -> Receipt:
        meeting = self._kept(order, meeting_id)
        before = claims.of_meeting(meeting, "held_on")
        host = self._directory.host(meeting.organization_id)
        meeting.hold(held_on, present, expected, host, order.today)
        after = claims.of_meeting(meeting, "held_on")
        return self._log.save(meeting, order=order, claims=claims.changed(before, after))

    def correct(self, order: Order, meeting_id: UUID, *, minutes: Minutes, reason: str) -> Receipt:
        meeting = self._kept(order, meeting_id)
        before = claims.of_meeting(meeting, "held_on")
        host = self._directory.host(meeting.organization_id)
        meeting.correct(minutes, reason, host, order.today)
        after = claims.of_meeting(meeting, "held_on")
        return self._log.save(meeting, order=order, claims=claims.changed(before, after))

    def revoke_holding(self, order: Order, meeting_id: UUID, *, reason: str) -> Receipt:
        """Raises MeetingAlreadyEntered where another meeting has the planned day by now."""
        meeting = self._kept(order, meeting_id)
        before = claims.of_meeting(meeting, "meeting_id")
        meeting.revoke_holding(reason)
        after = claims.of_meeting(meeting, "meeting_id")
        return self._log.save(meeting, order=order, claims=claims.changed(before, after))

    def _kept(self, order: Order, meeting_id: UUID) -> Meeting:
        meeting = self._log.get(Meeting, meeting_id)
        self._permissions.keeper(order, meeting.organization_id)
        return meeting


def new_id(log: EventLog, chosen: UUID | None) -> UUID:
    """The id that the client chose, or a new one. Raises IdAlreadyTaken."""
    if chosen is None:
        return uuid4()
    if log.exists(chosen):
        raise IdAlreadyTaken
    return chosen
