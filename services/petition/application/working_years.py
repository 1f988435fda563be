"""Working years: decide."""

from collections.abc import Collection
from datetime import date

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from services.petition.application.policy import Access
from services.petition.domain.working_year.working_year import WorkingYear, working_year_id


class WorkingYearCommands:
    """By the office of a province."""

    def __init__(self, log: EventLog, access: Access) -> None:
        self._log = log
        self._access = access

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
        self._access.of_province(context)
        decided = working_year_id(year)
        if self._log.exists(decided):
            working_year = self._log.get(WorkingYear, decided)
            working_year.decide_again(days_off, days_worked, document)
        else:
            working_year = WorkingYear.decide(year, days_off, days_worked, document)
        return self._log.save(working_year, context=context)
