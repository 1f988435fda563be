"""The answer of a round: draft, return, approve, answer, accept, reject."""

from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from services.petition.application.petition_repository import PetitionRepository


class AnswerCommands:
    """From the office's draft to the cell's word. It is announced by the briefing."""

    def __init__(self, books: PetitionRepository) -> None:
        self._books = books

    def draft(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        text: str,
        office_id: UUID | None = None,
        drafted_on: date | None = None,
    ) -> CommandResult:
        """By an office of the round, or a district or province office above in its name.

        Without ``office_id`` it is the office for which the account acts, else the lead.
        """
        petition = self._books.petition(petition_id)
        own = self._books.permissions.answerer(context, petition)
        self._books.require_unnamed(petition, text=text)
        petition.draft(office_id or own, text, drafted_on or context.today, context.today)
        return self._books.log.save(petition, context=context)

    def return_(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        reason: str,
        returned_on: date | None = None,
    ) -> CommandResult:
        """By the standing committee above."""
        petition = self._books.petition(petition_id)
        self._books.permissions.approver(context, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.return_(returned_on or context.today, reason, context.today)
        return self._books.log.save(petition, context=context)

    def approve(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        approved_on: date | None = None,
        reason: str | None = None,
    ) -> CommandResult:
        """By the standing committee above."""
        petition = self._books.petition(petition_id)
        self._books.permissions.approver(context, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.approve(approved_on or context.today, reason, context.today)
        return self._books.log.save(petition, context=context)

    def answer(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        document_number: str,
        answered_on: date | None = None,
    ) -> CommandResult:
        """By an office of the round, or a district or province office above."""
        petition = self._books.petition(petition_id)
        self._books.permissions.answerer(context, petition)
        petition.answer(document_number, answered_on or context.today, context.today)
        return self._books.log.save(petition, context=context)

    def accept(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        accepted_on: date | None = None,
        reason: str | None = None,
    ) -> CommandResult:
        """By the cell's secretary, or an office above that enters what came on paper."""
        petition = self._books.petition(petition_id)
        self._books.permissions.cell_speaker(context, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.accept(accepted_on or context.today, reason, context.today)
        return self._books.log.save(petition, context=context)

    def reject(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        reason: str,
        rejected_on: date | None = None,
    ) -> CommandResult:
        """By the cell's secretary, or an office above that enters what came on paper."""
        petition = self._books.petition(petition_id)
        self._books.permissions.cell_speaker(context, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.reject(rejected_on or context.today, reason, context.today)
        return self._books.log.save(petition, context=context)
