"""Regulations: adopt, repeal."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from kernel.vocabulary import Level, Proration
from services.assignment.application import reservations
from services.assignment.application.access import Access
from services.assignment.application.references import References
from services.assignment.domain.regulation.regulation import Regulation


class RegulationCommands:
    """The use cases of :class:`Regulation`."""

    def __init__(self, log: EventLog, access: Access, references: References) -> None:
        self._log = log
        self._access = access
        self._references = references

    def adopt(
        self,
        context: CommandContext,
        *,
        number: str,
        title: str,
        scope_id: UUID,
        starts_on: date,
        minimums: Mapping[Level, int],
        ends_on: date | None = None,
        proration: Proration = "none",
        only_confirmed: bool = False,
        only_assigned: bool = False,
        committee_meetings_count: bool = False,
        regulation_id: UUID | None = None,
    ) -> CommandResult:
        """By the office of a province or district that covers the scope.

        Raises RegulationAlreadyInForce or IdAlreadyTaken.
        """
        self._access.of_regulator(context, scope_id, "scope_id")
        self._references.organization(scope_id, "scope_id", starts_on)
        regulation = Regulation.adopt(
            self._references.new_id(regulation_id),
            number=number,
            title=title,
            scope_id=scope_id,
            starts_on=starts_on,
            minimums=minimums,
            ends_on=ends_on,
            proration=proration,
            only_confirmed=only_confirmed,
            only_assigned=only_assigned,
            committee_meetings_count=committee_meetings_count,
        )
        return self._log.save(
            regulation, context=context, reservations=reservations.of_regulation(regulation)
        )

    def repeal(
        self, context: CommandContext, regulation_id: UUID, *, ends_on: date, reason: str
    ) -> CommandResult:
        """By the office of a province or district that covers the scope."""
        regulation = self._log.get(Regulation, regulation_id)
        self._access.of_regulator(context, regulation.scope_id, "regulation_id")
        regulation.repeal(ends_on=ends_on, reason=reason)
        return self._log.save(
            regulation, context=context, reservations=reservations.of_regulation(regulation)
        )
