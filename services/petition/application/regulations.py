"""Petition regulations: adopt, repeal; and the working years by which their days are counted."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from kernel.errors import OrganizationNotThereThen
from services.petition.adapters.directory import PetitionDirectory
from services.petition.application import reservations
from services.petition.application.policy.regulation_policy import RegulationPolicy
from services.petition.application.reservations import new_id
from services.petition.domain.regulation.regulation import AnswerDays, PetitionRegulation
from services.petition.domain.working_year.working_year import WorkingYear, working_year_id


class RegulationCommands:
    """By the office of a district or a province that covers the scope."""

    def __init__(
        self, log: EventLog, policy: RegulationPolicy, directory: PetitionDirectory
    ) -> None:
        self._log = log
        self._policy = policy
        self._directory = directory

    def adopt(
        self,
        context: CommandContext,
        *,
        scope_id: UUID,
        number: str,
        title: str,
        starts_on: date,
        ends_on: date | None,
        deadlines: AnswerDays,
        fields: Sequence[tuple[str, str]],
        regulation_id: UUID | None = None,
    ) -> CommandResult:
        """Raises RegulationAlreadyInForce, OrganizationNotThereThen or IdAlreadyTaken."""
        self._policy.authorize_adopt(context, scope_id)
        if not self._directory.cell(scope_id, starts_on, "scope_id").exists:
            raise OrganizationNotThereThen("starts_on")
        regulation = PetitionRegulation.adopt(
            new_id(self._log, regulation_id),
            number=number,
            title=title,
            scope_id=scope_id,
            starts_on=starts_on,
            ends_on=ends_on,
            deadlines=deadlines,
            fields=fields,
        )
        reserved = reservations.of_regulation(regulation)
        return self._log.save(regulation, context=context, reservations=reserved)

    def repeal(
        self, context: CommandContext, regulation_id: UUID, *, ends_on: date, reason: str
    ) -> CommandResult:
        regulation = self._log.get(PetitionRegulation, regulation_id)
        self._policy.authorize_repeal(context, regulation)
        regulation.repeal(ends_on, reason)
        reserved = reservations.of_regulation(regulation)
        return self._log.save(regulation, context=context, reservations=reserved)


class WorkingYearCommands:
    """By the office of a province."""

    def __init__(self, log: EventLog, policy: RegulationPolicy) -> None:
        self._log = log
        self._policy = policy

    def decide(
        self,
        context: CommandContext,
        *,
        year: int,
        days_off: Collection[date],
        days_worked: Collection[date],
        document: str,
    ) -> CommandResult:
        """In place of what was decided for the year before, if anything was."""
        self._policy.authorize_decide(context)
        decided = working_year_id(year)
        if self._log.exists(decided):
            working_year = self._log.get(WorkingYear, decided)
            working_year.decide_again(days_off, days_worked, document)
        else:
            working_year = WorkingYear.decide(year, days_off, days_worked, document)
        return self._log.save(working_year, context=context)
