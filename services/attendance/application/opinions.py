"""Opinions: record, forward."""

from datetime import date
from uuid import UUID, uuid4

from chassis.event_log import EventLog
from chassis.order import Order, Receipt
from services.attendance.application.permissions import Permissions
from services.attendance.directory import Directory
from services.attendance.domain.meeting import Meeting


class Opinions:
    """What was raised in a meeting and passed up."""

    def __init__(self, log: EventLog, permissions: Permissions, directory: Directory) -> None:
        self._log = log
        self._permissions = permissions
        self._directory = directory

    def record(
        self, order: Order, meeting_id: UUID, *, text: str, opinion_id: UUID | None = None
    ) -> Receipt:
        """By the secretary, an office above, or a member who was there.

        ``opinion_id`` may be chosen by the client; the receipt names it.
        """
        meeting = self._log.get(Meeting, meeting_id)
        self._permissions.listener(order, meeting)
        opinion_id = opinion_id or uuid4()
        meeting.record_opinion(opinion_id, text, order.today)
        return self._log.save(meeting, order=order, also={"opinion_id": str(opinion_id)})

    def forward(
        self,
        order: Order,
        meeting_id: UUID,
        opinion_id: UUID,
        *,
        to_organization_id: UUID,
        forwarded_on: date,
    ) -> Receipt:
        """By the secretary or an office above, to any organization there is."""
        meeting = self._log.get(Meeting, meeting_id)
        self._permissions.keeper(order, meeting.organization_id)
        self._directory.host(to_organization_id, "to_organization_id")
        meeting.forward_opinion(opinion_id, to_organization_id, forwarded_on, order.today)
        return self._log.save(meeting, order=order)
