"""Attendance: record, confirm, dispute, substitute, revoke, correct."""

from uuid import UUID

from chassis.event_log import EventLog
from chassis.order import Order, Receipt
from services.attendance.application.permissions import Keeper, Permissions
from services.attendance.directory import Directory
from services.attendance.domain.events import Source
from services.attendance.domain.meeting import Meeting


class Attendances:
    """What the cell's own secretary records is confirmed in the same transaction.

    What an office or a member records waits for the cell's word.
    """

    def __init__(self, log: EventLog, permissions: Permissions, directory: Directory) -> None:
        self._log = log
        self._permissions = permissions
        self._directory = directory

    def record(self, order: Order, meeting_id: UUID, *, member_id: UUID) -> Receipt:
        """By the secretary, an office above, or the member from the ground."""
        meeting = self._log.get(Meeting, meeting_id)
        keeper = self._permissions.recorder(order, meeting, member_id)
        visitor = self._directory.visitor(member_id, meeting.day)
        source: Source = "member" if keeper is None else "cell"
        meeting.record_attendance(visitor, source, order.today)
        self._say_so(order, meeting, member_id, keeper)
        return self._log.save(meeting, order=order)

    def confirm(self, order: Order, meeting_id: UUID, member_id: UUID) -> Receipt:
        """By the secretary or an office above, but by nobody for themselves."""
        meeting = self._log.get(Meeting, meeting_id)
        self._permissions.confirmer(order, meeting.organization_id, member_id)
        meeting.confirm_attendance(member_id, order.today)
        return self._log.save(meeting, order=order)

    def dispute(self, order: Order, meeting_id: UUID, member_id: UUID, *, reason: str) -> Receipt:
        """By the secretary or an office above."""
        meeting = self._log.get(Meeting, meeting_id)
        self._permissions.keeper(order, meeting.organization_id)
        meeting.dispute_attendance(member_id, reason, order.today)
        return self._log.save(meeting, order=order)

    def substitute(
        self, order: Order, meeting_id: UUID, member_id: UUID, *, substitute_id: UUID, reason: str
    ) -> Receipt:
        """By the secretary or an office above."""
        meeting = self._log.get(Meeting, meeting_id)
        keeper = self._permissions.keeper(order, meeting.organization_id)
        substitute = self._directory.visitor(substitute_id, meeting.day, "substitute_id")
        meeting.substitute(member_id, substitute, reason, order.today)
        self._say_so(order, meeting, substitute_id, keeper)
        return self._log.save(meeting, order=order)

    def revoke(self, order: Order, meeting_id: UUID, member_id: UUID, *, reason: str) -> Receipt:
        """By the secretary or an office above; by the member until the cell has confirmed."""
        meeting = self._log.get(Meeting, meeting_id)
        keeper = self._permissions.recorder(order, meeting, member_id)
        said_by: Source = "member" if keeper is None else "cell"
        meeting.revoke_attendance(member_id, reason, said_by, order.today)
        return self._log.save(meeting, order=order)

    def correct(
        self,
        order: Order,
        meeting_id: UUID,
        member_id: UUID,
        *,
        correct_member_id: UUID,
        reason: str,
    ) -> Receipt:
        """By the secretary or an office above."""
        meeting = self._log.get(Meeting, meeting_id)
        keeper = self._permissions.keeper(order, meeting.organization_id)
        right = self._directory.visitor(correct_member_id, meeting.day, "correct_member_id")
        meeting.correct_attendance(member_id, right, reason, order.today)
        self._say_so(order, meeting, correct_member_id, keeper)
        return self._log.save(meeting, order=order)

    def _say_so(
        self, order: Order, meeting: Meeting, member_id: UUID, keeper: Keeper | None
    ) -> None:
        if keeper == "cell" and member_id not in self._permissions.own_members(order):
            meeting.confirm_attendance(member_id, order.today)
