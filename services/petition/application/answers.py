"""The answer of a round: draft, return, approve, answer, accept, reject."""

from datetime import date
from uuid import UUID

from chassis.order import Order, Receipt
from services.petition.application.books import Books
from services.petition.domain.round_errors import NobodyOwesAnAnswer


class Answers:
    """From the office's draft to the cell's word. It is announced by the briefing."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def draft(
        self,
        order: Order,
        petition_id: UUID,
        *,
        text: str,
        office_id: UUID | None = None,
        drafted_on: date | None = None,
    ) -> Receipt:
        """By an office of the round, or a district or province office above in its name.

        Without ``office_id`` it is the office for which the account acts, else the lead.
        """
        petition = self._books.petition(petition_id)
        own = self._books.permissions.answerer(order, petition)
        self._books.require_unnamed(petition, text=text)
        petition.require_open()
        if petition.current_round is None:
            raise NobodyOwesAnAnswer
        office_id = office_id or own or petition.current_round.lead_id
        petition.draft(office_id, text, drafted_on or order.today, order.today)
        return self._books.log.save(petition, order=order)

    def return_(
        self,
        order: Order,
        petition_id: UUID,
        *,
        reason: str,
        returned_on: date | None = None,
    ) -> Receipt:
        """By the standing committee above."""
        petition = self._books.petition(petition_id)
        self._books.permissions.approver(order, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.return_(returned_on or order.today, reason, order.today)
        return self._books.log.save(petition, order=order)

    def approve(
        self,
        order: Order,
        petition_id: UUID,
        *,
        approved_on: date | None = None,
        reason: str | None = None,
    ) -> Receipt:
        """By the standing committee above."""
        petition = self._books.petition(petition_id)
        self._books.permissions.approver(order, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.approve(approved_on or order.today, reason, order.today)
        return self._books.log.save(petition, order=order)

    def answer(
        self,
        order: Order,
        petition_id: UUID,
        *,
        document_number: str,
        answered_on: date | None = None,
    ) -> Receipt:
        """By an office of the round, or a district or province office above."""
        petition = self._books.petition(petition_id)
        self._books.permissions.answerer(order, petition)
        petition.answer(document_number, answered_on or order.today, order.today)
        return self._books.log.save(petition, order=order)

    def accept(
        self,
        order: Order,
        petition_id: UUID,
        *,
        accepted_on: date | None = None,
        reason: str | None = None,
    ) -> Receipt:
        """By the cell's secretary, or an office above that enters what came on paper."""
        petition = self._books.petition(petition_id)
        self._books.permissions.cell_speaker(order, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.accept(accepted_on or order.today, reason, order.today)
        return self._books.log.save(petition, order=order)

    def reject(
        self,
        order: Order,
        petition_id: UUID,
        *,
        reason: str,
        rejected_on: date | None = None,
    ) -> Receipt:
        """By the cell's secretary, or an office above that enters what came on paper."""
        petition = self._books.petition(petition_id)
        self._books.permissions.cell_speaker(order, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.reject(rejected_on or order.today, reason, order.today)
        return self._books.log.save(petition, order=order)
