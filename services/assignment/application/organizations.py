"""Organizations: register, rename, move, close."""

from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from kernel.vocabulary import CellType, OrganizationKind
from services.assignment.application import reservations
from services.assignment.application.access import Access
from services.assignment.application.references import References
from services.assignment.domain.organization.organization import Organization


class OrganizationCommands:
    """The use cases of :class:`Organization`."""

    def __init__(self, log: EventLog, access: Access, references: References) -> None:
        self._log = log
        self._access = access
        self._references = references

    def register(
        self,
        context: CommandContext,
        *,
        code: str,
        name: str,
        kind: OrganizationKind,
        effective_on: date,
        parent_id: UUID | None = None,
        cell_type: CellType | None = None,
        locality_id: UUID | None = None,
        organization_id: UUID | None = None,
    ) -> CommandResult:
        """By an office that covers the parent; a province committee by the operator.

        Raises CodeAlreadyInUse, NameAlreadyInUse or IdAlreadyTaken.
        """
        if parent_id is not None:
            self._access.of_office(context, parent_id, "parent_id")
        elif kind == "province_committee":
            self._access.of_operator(context)
        parent = None
        if parent_id is not None:
            parent = self._references.organization(parent_id, "parent_id", effective_on)
        if locality_id is not None:
            self._references.locality(locality_id, "locality_id", effective_on)
        organization = Organization.register(
            self._references.new_id(organization_id),
            code=code,
            name=name,
            kind=kind,
            parent=parent,
            effective_on=effective_on,
            cell_type=cell_type,
            locality_id=locality_id,
        )
        return self._log.save(
            organization, context=context, reservations=reservations.of_names(organization)
        )

    def rename(
        self,
        context: CommandContext,
        organization_id: UUID,
        *,
        code: str,
        name: str,
        effective_on: date,
    ) -> CommandResult:
        """By an office that covers it. Raises CodeAlreadyInUse or NameAlreadyInUse."""
        self._access.of_office(context, organization_id, "organization_id")
        organization = self._log.get(Organization, organization_id)
        before = reservations.of_names(organization)
        organization.rename(code=code, name=name, effective_on=effective_on)
        return self._log.save(
            organization,
            context=context,
            reservations=reservations.changed(
                before, reservations.of_names(organization), effective_on
            ),
        )

    def move(
        self,
        context: CommandContext,
        organization_id: UUID,
        *,
        parent_id: UUID,
        effective_on: date,
        reason: str,
    ) -> CommandResult:
        """By an office that covers both it and the new parent. What stands below goes with it.

        Raises NameAlreadyInUse, for the names of its new siblings.
        """
        self._access.of_office(context, organization_id, "organization_id")
        self._access.of_office(context, parent_id, "parent_id")
        organization = self._log.get(Organization, organization_id)
        parent = self._references.organization(parent_id, "parent_id", effective_on)
        before = reservations.of_names(organization)
        organization.move(parent, effective_on=effective_on, reason=reason)
        return self._log.save(
            organization,
            context=context,
            reservations=reservations.changed(
                before, reservations.of_names(organization), effective_on
            ),
        )

    def close(
        self, context: CommandContext, organization_id: UUID, *, last_day: date, reason: str
    ) -> CommandResult:
        """By an office that covers it. What stands below it stays as it is."""
        self._access.of_office(context, organization_id, "organization_id")
        organization = self._log.get(Organization, organization_id)
        organization.close(last_day=last_day, reason=reason)
        return self._log.save(
            organization, context=context, reservations=reservations.of_names(organization)
        )
