"""Answering offices: register, close."""

from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from chassis.refusals import Unknown
from services.petition.adapters.directory import PetitionDirectory
from services.petition.application.policy.office_policy import OfficePolicy
from services.petition.application.reservations import new_id
from services.petition.domain.office.office import AnsweringOffice


class OfficeCommands:
    """By the office of a district or a province that covers the organization of the office."""

    def __init__(self, log: EventLog, policy: OfficePolicy, directory: PetitionDirectory) -> None:
        self._log = log
        self._policy = policy
        self._directory = directory

    def register(
        self,
        context: CommandContext,
        *,
        organization_id: UUID,
        name: str,
        starts_on: date,
        office_id: UUID | None = None,
    ) -> CommandResult:
        """Raises IdAlreadyTaken."""
        self._policy.authorize_register(context, organization_id)
        office = AnsweringOffice.register(
            new_id(self._log, office_id),
            self._directory.cell(organization_id, starts_on),
            name=name,
            starts_on=starts_on,
        )
        return self._log.save(office, context=context)

    def close(
        self,
        context: CommandContext,
        office_id: UUID,
        *,
        last_day: date,
        reason: str,
        successor_id: UUID | None = None,
    ) -> CommandResult:
        """Petitions that the office has open go to the successor, by themselves."""
        office = self._log.get(AnsweringOffice, office_id)
        self._policy.authorize_close(context, office)
        office.close(last_day, reason, self._successor(context, successor_id))
        return self._log.save(office, context=context)

    def _successor(
        self, context: CommandContext, successor_id: UUID | None
    ) -> AnsweringOffice | None:
        if successor_id is None:
            return None
        try:
            successor = self._log.get(AnsweringOffice, successor_id)
        except Unknown:
            raise Unknown("answering office", successor_id, "successor_id") from None
        self._policy.authorize_close(context, successor)
        return successor
