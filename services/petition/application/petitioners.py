"""Who is behind a confidential petition: read, erase; and who has read it."""

from typing import Any
from uuid import UUID

from chassis.order import Order, Receipt
from chassis.refusals import Unknown
from services.petition.application.books import Books
from services.petition.domain import text
from services.petition.domain.petition_errors import NoNameKept
from services.petition.kept_names import Place


class Petitioners:
    """The names that are in no event."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def read(self, order: Order, petition_id: UUID) -> str:
        """By the cell's secretary, or a district or province office above; it is noted who read.

        Raises Unknown when no name is kept.
        """
        petition = self._books.petition(petition_id)
        self._books.permissions.name_reader(order, petition)
        name = self._books.names.read(petition_id, order)
        if name is None:
            raise Unknown("kept name of petition", petition_id)
        return name

    def readings(
        self, order: Order, petition_id: UUID, *, limit: int, after: Place | None
    ) -> list[dict[str, Any]]:
        """By an auditor, or a district or province office above: who read the name, latest first.
        Looking at this is no reading of the name.
        """
        petition = self._books.petition(petition_id)
        self._books.permissions.names_auditor(order, petition.cell_id)
        return self._books.names.readings(petition_id=petition_id, limit=limit, after=after)

    def readings_below(
        self, order: Order, organization_id: UUID, *, limit: int, after: Place | None
    ) -> list[dict[str, Any]]:
        """As :meth:`readings`, of all petitions of the organization's subtree of today."""
        below = self._books.permissions.names_auditor(order, organization_id, "organization_id")
        return self._books.names.readings(cell_ids=below, limit=limit, after=after)

    def erase(self, order: Order, petition_id: UUID, *, reason: str) -> Receipt:
        """By a district or province office above. Nothing is added to the petition's life.

        Raises NoNameKept.
        """
        petition = self._books.petition(petition_id)
        self._books.permissions.handler(order, petition)
        self._books.require_unnamed(petition, reason=reason)
        if self._books.hidden_name(petition) is None:
            raise NoNameKept
        why = text.reason(reason)
        return self._books.log.save(
            petition, order=order, beside=self._books.names.erase(petition_id, order, why)
        )
