"""Petition regulations: adopt, repeal."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from kernel.errors import OrganizationNotThereThen
from services.petition.adapters.directory import PetitionDirectory
from services.petition.application import place_reservations as place_claims
from services.petition.application.ids import new_id
from services.petition.application.policy import Access
from services.petition.domain.regulation.regulation import AnswerDays, PetitionRegulation


class RegulationCommands:
    """By the office of a district or a province that covers the scope."""

    def __init__(self, log: EventLog, access: Access, directory: PetitionDirectory) -> None:
        self._log = log
        self._access = access
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
        self._access.of_regulator(context, scope_id, "scope_id")
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
        reservations = place_claims.of_regulation(regulation)
        return self._log.save(regulation, context=context, reservations=reservations)

    def repeal(
        self, context: CommandContext, regulation_id: UUID, *, ends_on: date, reason: str
    ) -> CommandResult:
        regulation = self._log.get(PetitionRegulation, regulation_id)
        self._access.of_regulator(context, regulation.scope_id)
        regulation.repeal(ends_on, reason)
        reservations = place_claims.of_regulation(regulation)
        return self._log.save(regulation, context=context, reservations=reservations)
