"""Regulations: adopt, repeal."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from chassis.event_log import EventLog
from chassis.order import Order, Receipt
from services.assignment.application import claims
from services.assignment.application.access import Access
from services.assignment.application.references import References
from services.assignment.domain.regulation import Regulation
from services.assignment.domain.vocabulary import Level, Proration


class Regulations:
    """The use cases of :class:`Regulation`."""

    def __init__(self, log: EventLog, access: Access, references: References) -> None:
        self._log = log
        self._access = access
        self._references = references

    def adopt(
        self,
        order: Order,
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
    ) -> Receipt:
        """By the office of a province or district that covers the scope.

        Raises RegulationAlreadyInForce or IdAlreadyTaken.
        """
        self._access.of_regulator(order, scope_id, "scope_id")
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
        return self._log.save(regulation, order=order, claims=claims.of_regulation(regulation))

    def repeal(self, order: Order, regulation_id: UUID, *, ends_on: date, reason: str) -> Receipt:
        """By the office of a province or district that covers the scope."""
        regulation = self._log.get(Regulation, regulation_id)
        self._access.of_regulator(order, regulation.scope_id, "regulation_id")
        regulation.repeal(ends_on=ends_on, reason=reason)
        return self._log.save(regulation, order=order, claims=claims.of_regulation(regulation))
