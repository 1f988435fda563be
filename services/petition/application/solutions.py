"""Solutions: report, confirm, dispute, reopen."""

from datetime import date
from uuid import UUID

from chassis.order import Order, Receipt
from services.petition.application.books import Books


class Solutions:
    """Whether the thing itself was done."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def report(
        self,
        order: Order,
        petition_id: UUID,
        *,
        solved_on: date,
        what: str,
        seen_by: str,
        briefing_id: UUID | None = None,
        reported_on: date | None = None,
    ) -> Receipt:
        """By the commune's office, one above it, or an office that answered.

        What is reported at a briefing is reported on its day, unless another is given.
        """
        petition = self._books.petition(petition_id)
        self._books.permissions.reporter(order, petition)
        self._books.require_unnamed(petition, what=what, seen_by=seen_by)
        briefing = self._books.directory.briefing(briefing_id) if briefing_id else None
        day = briefing.day if briefing else order.today
        petition.report_solution(
            solved_on=solved_on,
            what=what,
            seen_by=seen_by,
            reported_on=reported_on or day,
            briefing=briefing,
            today=order.today,
        )
        return self._books.log.save(petition, order=order)

    def confirm(
        self,
        order: Order,
        petition_id: UUID,
        *,
        confirmed_on: date | None = None,
        reason: str | None = None,
    ) -> Receipt:
        """By the cell's secretary, or an office above that enters what came on paper."""
        petition = self._books.petition(petition_id)
        self._books.permissions.cell_speaker(order, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.confirm_solution(confirmed_on or order.today, reason, order.today)
        return self._books.log.save(petition, order=order)

    def dispute(
        self,
        order: Order,
        petition_id: UUID,
        *,
        reason: str,
        disputed_on: date | None = None,
    ) -> Receipt:
        """By the cell's secretary, or an office above that enters what came on paper."""
        petition = self._books.petition(petition_id)
        self._books.permissions.cell_speaker(order, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.dispute_solution(disputed_on or order.today, reason, order.today)
        return self._books.log.save(petition, order=order)

    def reopen(
        self,
        order: Order,
        petition_id: UUID,
        *,
        reason: str,
        reopened_on: date | None = None,
    ) -> Receipt:
        """By the cell's secretary, or a district or province office above."""
        petition = self._books.petition(petition_id)
        self._books.permissions.handler_or_cell(order, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.reopen(reopened_on or order.today, reason, order.today)
        return self._books.log.save(petition, order=order)
