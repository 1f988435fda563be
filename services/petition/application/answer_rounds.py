"""Rounds of answer: who owes one and by when, and the answer until the cell has judged it.

An answer is announced through the list of a briefing; see ``announcements``.
"""

from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from kernel.vocabulary import ClockRule, StopCause
from services.petition.application.petition_repository import PetitionRepository
from services.petition.application.policy.petition_policy import PetitionPolicy


class AnswerRoundCommands:
    """Each of them by whom :class:`PetitionPolicy` says; a day that is not given is today."""

    def __init__(self, petitions: PetitionRepository, policy: PetitionPolicy) -> None:
        self._petitions = petitions
        self._policy = policy
        self._command = petitions.command

    def assign(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        lead_id: UUID,
        office_ids: tuple[UUID, ...] = (),
        assigned_on: date | None = None,
        due_on: date | None = None,
        reason: str | None = None,
    ) -> CommandResult:
        """``lead_id`` need not be in ``office_ids``."""
        authorize = self._policy.authorize_assign
        with self._command(context, petition_id, authorize, reason=reason) as command:
            day = assigned_on or context.today
            command.petition.assign(
                self._petitions.offices(lead_id, office_ids, day),
                assigned_on=day,
                due_on=due_on,
                reason=reason,
                timetable=self._petitions.timetable(command.petition, day),
                today=context.today,
            )
        return command.result

    def transfer(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        lead_id: UUID,
        clock: ClockRule,
        reason: str,
        office_ids: tuple[UUID, ...] = (),
        transferred_on: date | None = None,
    ) -> CommandResult:
        authorize = self._policy.authorize_transfer
        with self._command(context, petition_id, authorize, reason=reason) as command:
            petition, day = command.petition, transferred_on or context.today
            petition.transfer(
                self._petitions.offices(lead_id, office_ids, day),
                transferred_on=day,
                reason=reason,
                timetable=self._petitions.timetable(petition, day) if clock == "restarts" else None,
                today=context.today,
            )
        return command.result

    def stop(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        cause: StopCause,
        reason: str,
        stopped_on: date | None = None,
    ) -> CommandResult:
        authorize, day = self._policy.authorize_stop_clock, stopped_on or context.today
        with self._command(context, petition_id, authorize, reason=reason) as command:
            command.petition.stop_clock(cause, day, reason, context.today)
        return command.result

    def resume(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        resumed_on: date | None = None,
        reason: str | None = None,
    ) -> CommandResult:
        authorize, day = self._policy.authorize_resume_clock, resumed_on or context.today
        with self._command(context, petition_id, authorize, reason=reason) as command:
            calendar = self._petitions.directory.calendar()
            command.petition.resume_clock(day, reason, calendar, context.today)
        return command.result

    def draft(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        text: str,
        office_id: UUID | None = None,
        drafted_on: date | None = None,
    ) -> CommandResult:
        """Without ``office_id`` it is the office for which the account acts, else the lead."""
        authorize, day = self._policy.authorize_draft, drafted_on or context.today
        with self._command(context, petition_id, authorize, text=text) as command:
            petition = command.petition
            office_id = office_id or self._policy.office_of(context, petition)
            petition.draft(office_id, text, day, context.today)
        return command.result

    def return_(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        reason: str,
        returned_on: date | None = None,
    ) -> CommandResult:
        authorize, day = self._policy.authorize_return, returned_on or context.today
        with self._command(context, petition_id, authorize, reason=reason) as command:
            command.petition.return_(day, reason, context.today)
        return command.result

    def approve(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        approved_on: date | None = None,
        reason: str | None = None,
    ) -> CommandResult:
        authorize, day = self._policy.authorize_approve, approved_on or context.today
        with self._command(context, petition_id, authorize, reason=reason) as command:
            command.petition.approve(day, reason, context.today)
        return command.result

    def answer(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        document_number: str,
        answered_on: date | None = None,
    ) -> CommandResult:
        authorize, day = self._policy.authorize_answer, answered_on or context.today
        with self._command(
            context, petition_id, authorize, document_number=document_number
        ) as command:
            command.petition.answer(document_number, day, context.today)
        return command.result

    def accept(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        accepted_on: date | None = None,
        reason: str | None = None,
    ) -> CommandResult:
        authorize, day = self._policy.authorize_accept, accepted_on or context.today
        with self._command(context, petition_id, authorize, reason=reason) as command:
            command.petition.accept(day, reason, context.today)
        return command.result

    def reject(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        reason: str,
        rejected_on: date | None = None,
    ) -> CommandResult:
        authorize, day = self._policy.authorize_reject, rejected_on or context.today
        with self._command(context, petition_id, authorize, reason=reason) as command:
            command.petition.reject(day, reason, context.today)
        return command.result
