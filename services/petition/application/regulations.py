"""Petition regulations: adopt, repeal."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from chassis.event_log import EventLog
from chassis.order import Order, Receipt
from services.petition.application import place_claims
from services.petition.application.access import Access
from services.petition.application.ids import new_id
from services.petition.directory import Directory
from services.petition.domain.errors import OrganizationNotThereThen
from services.petition.domain.regulation import Deadlines, PetitionRegulation


class Regulations:
    """By the office of a district or a province that covers the scope."""

    def __init__(self, log: EventLog, access: Access, directory: Directory) -> None:
        self._log = log
        self._access = access
        self._directory = directory

    def adopt(
        self,
        order: Order,
        *,
        scope_id: UUID,
        number: str,
        title: str,
        starts_on: date,
        ends_on: date | None,
        deadlines: Deadlines,
        fields: Sequence[tuple[str, str]],
        regulation_id: UUID | None = None,
    ) -> Receipt:
        """Raises RegulationAlreadyInForce, OrganizationNotThereThen or IdAlreadyTaken."""
        self._access.of_regulator(order, scope_id, "scope_id")
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
        claims = place_claims.of_regulation(regulation)
        return self._log.save(regulation, order=order, claims=claims)

    def repeal(self, order: Order, regulation_id: UUID, *, ends_on: date, reason: str) -> Receipt:
        regulation = self._log.get(PetitionRegulation, regulation_id)
        self._access.of_regulator(order, regulation.scope_id)
        regulation.repeal(ends_on, reason)
        claims = place_claims.of_regulation(regulation)
        return self._log.save(regulation, order=order, claims=claims)
