"""Rounds and their clocks: assign, transfer, stop, resume."""

from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from kernel.vocabulary import ClockRule, StopCause
from services.petition.application.petition_repository import PetitionRepository


class RoundCommands:
    """Who owes an answer, and by when."""

    def __init__(self, books: PetitionRepository) -> None:
        self._books = books

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
        """By a district or province office above. ``lead_id`` need not be in ``office_ids``."""
        petition = self._books.petition(petition_id)
        self._books.permissions.handler(context, petition)
        self._books.require_unnamed(petition, reason=reason)
        day = assigned_on or context.today
        petition.assign(
            self._books.offices(lead_id, office_ids, day),
            assigned_on=day,
            due_on=due_on,
            reason=reason,
            timetable=self._books.timetable(petition, day),
            today=context.today,
        )
        return self._books.log.save(petition, context=context)

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
        """By a district or province office above."""
        petition = self._books.petition(petition_id)
        self._books.permissions.handler(context, petition)
        self._books.require_unnamed(petition, reason=reason)
        day = transferred_on or context.today
        petition.transfer(
            self._books.offices(lead_id, office_ids, day),
            transferred_on=day,
            reason=reason,
            timetable=self._books.timetable(petition, day) if clock == "restarts" else None,
            today=context.today,
        )
        return self._books.log.save(petition, context=context)

    def stop(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        cause: StopCause,
        reason: str,
        stopped_on: date | None = None,
    ) -> CommandResult:
        """By an office of the round, or a district or province office above."""
        petition = self._books.petition(petition_id)
        self._books.permissions.answerer(context, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.stop_clock(cause, stopped_on or context.today, reason, context.today)
        return self._books.log.save(petition, context=context)

    def resume(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        resumed_on: date | None = None,
        reason: str | None = None,
    ) -> CommandResult:
        """By an office of the round, or a district or province office above."""
        petition = self._books.petition(petition_id)
        self._books.permissions.answerer(context, petition)
        self._books.require_unnamed(petition, reason=reason)
        calendar = self._books.directory.calendar()
        petition.resume_clock(resumed_on or context.today, reason, calendar, context.today)
        return self._books.log.save(petition, context=context)
