"""Localities: register."""

from datetime import date
from uuid import UUID

from chassis.event_log import EventLog
from chassis.order import Order, Receipt
from services.assignment.application import claims
from services.assignment.application.access import Access
from services.assignment.application.references import References
from services.assignment.domain.locality import Locality
from services.assignment.domain.vocabulary import LocalityKind


class Localities:
    """The use cases of :class:`Locality`."""

    def __init__(self, log: EventLog, access: Access, references: References) -> None:
        self._log = log
        self._access = access
        self._references = references

    def register(
        self,
        order: Order,
        *,
        office_id: UUID,
        code: str,
        name: str,
        kind: LocalityKind,
        effective_on: date,
        parent_id: UUID | None = None,
        locality_id: UUID | None = None,
    ) -> Receipt:
        """By an office that covers ``office_id``: a place itself stands in no Party tree.

        Raises CodeAlreadyInUse or IdAlreadyTaken.
        """
        self._access.of_office(order, office_id, "office_id")
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
        return self._log.save(locality, order=order, claims=claims.of_locality(locality))
