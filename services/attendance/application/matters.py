"""Matters: record, correct, entrust, settle, reopen, revoke."""

from datetime import date
from uuid import UUID

from chassis.event_log import EventLog
from chassis.order import Order, Receipt
from services.attendance.application.meetings import new_id
from services.attendance.application.permissions import Permissions
from services.attendance.directory import Directory
from services.attendance.domain.matter import Matter


class Matters:
    """What was found on the ground, and what is done about it."""

    def __init__(self, log: EventLog, permissions: Permissions, directory: Directory) -> None:
        self._log = log
        self._permissions = permissions
        self._directory = directory

    def record(
        self,
        order: Order,
        *,
        organization_id: UUID,
        found_on: date,
        text: str,
        matter_id: UUID | None = None,
    ) -> Receipt:
        """By the secretary, an office above, or a committee member from the ground.

        ``matter_id`` may be chosen by the client. Raises IdAlreadyTaken.
        """
        self._permissions.finder(order, organization_id, found_on)
        matter = Matter.record(
            new_id(self._log, matter_id),
            self._directory.host(organization_id),
            found_on=found_on,
            text=text,
            today=order.today,
        )
        return self._log.save(matter, order=order)

    def correct(
        self, order: Order, matter_id: UUID, *, found_on: date, text: str, reason: str
    ) -> Receipt:
        """By the secretary or an office above."""
        matter = self._kept(order, matter_id)
        place = self._directory.host(matter.organization_id)
        matter.correct(place, found_on=found_on, text=text, reason=reason, today=order.today)
        return self._log.save(matter, order=order)

    def entrust(
        self, order: Order, matter_id: UUID, *, member_id: UUID, due_on: date, entrusted_on: date
    ) -> Receipt:
        """By the secretary, or an office or the standing committee above, to any member known."""
        matter = self._log.get(Matter, matter_id)
        self._permissions.entruster(order, matter)
        responsible = self._directory.visitor(member_id, entrusted_on)
        matter.entrust(responsible.member_id, due_on, entrusted_on, order.today)
        return self._log.save(matter, order=order)

    def settle(self, order: Order, matter_id: UUID, *, settled_on: date, outcome: str) -> Receipt:
        """By the member who is responsible, or whoever may entrust it."""
        matter = self._log.get(Matter, matter_id)
        self._permissions.settler(order, matter)
        matter.settle(settled_on, outcome, order.today)
        return self._log.save(matter, order=order)

    def reopen(self, order: Order, matter_id: UUID, *, reopened_on: date, reason: str) -> Receipt:
        """By the secretary or an office above."""
        matter = self._kept(order, matter_id)
        matter.reopen(reopened_on, reason, order.today)
        return self._log.save(matter, order=order)

    def revoke(self, order: Order, matter_id: UUID, *, reason: str) -> Receipt:
        """By the secretary or an office above."""
        matter = self._kept(order, matter_id)
        matter.revoke(reason)
        return self._log.save(matter, order=order)

    def _kept(self, order: Order, matter_id: UUID) -> Matter:
        matter = self._log.get(Matter, matter_id)
        self._permissions.keeper(order, matter.organization_id)
        return matter
