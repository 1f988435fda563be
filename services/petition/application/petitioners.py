"""Who is behind a confidential petition: read, erase."""

from uuid import UUID

from chassis.order import Order, Receipt
from chassis.refusals import Unknown
from services.petition.application.books import Books
from services.petition.domain import text
from services.petition.domain.petition_errors import NoNameKept


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
