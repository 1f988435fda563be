"""Localities: register."""

from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from kernel.vocabulary import LocalityKind
from services.assignment.application import reservations
from services.assignment.application.access import Access
from services.assignment.application.references import References
from services.assignment.domain.locality.locality import Locality


class LocalityCommands:
    """The use cases of :class:`Locality`."""

    def __init__(self, log: EventLog, access: Access, references: References) -> None:
        self._log = log
        self._access = access
        self._references = references

    def register(
        self,
        context: CommandContext,
        *,
        office_id: UUID,
        code: str,
        name: str,
        kind: LocalityKind,
        effective_on: date,
        parent_id: UUID | None = None,
        locality_id: UUID | None = None,
    ) -> CommandResult:
        """By an office that covers ``office_id``: a place itself stands in no Party tree.

        Raises CodeAlreadyInUse or IdAlreadyTaken.
        """
        self._access.of_office(context, office_id, "office_id")
        parent = None
        if parent_id is not None:
            parent = self._references.locality(parent_id, "parent_id", effective_on)
        locality = Locality.register(
            self._references.new_id(locality_id),
            code=code,
            name=name,
            kind=kind,
            parent=parent,
            effective_on=effective_on,
        )
        return self._log.save(
            locality, context=context, reservations=reservations.of_locality(locality)
        )
