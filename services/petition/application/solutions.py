"""Solutions: report, confirm, dispute, reopen."""

from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from services.petition.application.petition_repository import PetitionRepository


class SolutionCommands:
    """Whether the thing itself was done."""

    def __init__(self, books: PetitionRepository) -> None:
        self._books = books

    def report(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        solved_on: date,
        what: str,
        seen_by: str,
        briefing_id: UUID | None = None,
        reported_on: date | None = None,
    ) -> CommandResult:
        """By the commune's office, one above it, or an office that answered.

        What is reported at a briefing is reported on its day, unless another is given.
        """
        petition = self._books.petition(petition_id)
        self._books.permissions.reporter(context, petition)
        self._books.require_unnamed(petition, what=what, seen_by=seen_by)
        briefing = self._books.directory.briefing(briefing_id) if briefing_id else None
        day = briefing.day if briefing else context.today
        petition.report_solution(
            solved_on=solved_on,
            what=what,
            seen_by=seen_by,
            reported_on=reported_on or day,
            briefing=briefing,
            today=context.today,
        )
        return self._books.log.save(petition, context=context)

    def confirm(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        confirmed_on: date | None = None,
        reason: str | None = None,
    ) -> CommandResult:
        """By the cell's secretary, or an office above that enters what came on paper."""
        petition = self._books.petition(petition_id)
        self._books.permissions.cell_speaker(context, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.confirm_solution(confirmed_on or context.today, reason, context.today)
        return self._books.log.save(petition, context=context)

    def dispute(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        reason: str,
        disputed_on: date | None = None,
    ) -> CommandResult:
        """By the cell's secretary, or an office above that enters what came on paper."""
        petition = self._books.petition(petition_id)
        self._books.permissions.cell_speaker(context, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.dispute_solution(disputed_on or context.today, reason, context.today)
        return self._books.log.save(petition, context=context)

    def reopen(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        reason: str,
        reopened_on: date | None = None,
    ) -> CommandResult:
        """By the cell's secretary, or a district or province office above."""
        petition = self._books.petition(petition_id)
        self._books.permissions.handler_or_cell(context, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.reopen(reopened_on or context.today, reason, context.today)
        return self._books.log.save(petition, context=context)
