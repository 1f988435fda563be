"""Petitions outside their rounds: raise, correct, keep at the base, escalate, withdraw."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chassis.claims import Claim
from chassis.order import Order, Receipt
from services.petition.application import claims
from services.petition.application.books import Books
from services.petition.application.ids import new_id
from services.petition.domain.petition import Petition
from services.petition.domain.petition_errors import PutAtNoOnePlace
from services.petition.domain.raise_steps import (
    GrownOutOfMatter,
    GrownOutOfOpinion,
    Put,
    PutAtBriefing,
)
from services.petition.domain.raising import AskedBy, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a petition comes from: a briefing, an opinion or a matter, exactly one of them."""

    briefing_id: UUID | None = None
    opinion_id: UUID | None = None
    matter_id: UUID | None = None

    def require_one(self) -> None:
        """Raises PutAtNoOnePlace."""
        given = [one for one in (self.briefing_id, self.opinion_id, self.matter_id) if one]
        if len(given) != 1:
            raise PutAtNoOnePlace

    def claims(self, petition_id: UUID) -> list[Claim]:
        """That no other petition grows out of it; a briefing has room for many."""
        sources = (("opinion_id", self.opinion_id), ("matter_id", self.matter_id))
        return [claims.of_source(one, petition_id, field) for field, one in sources if one]


class Petitions:
    """The life of a petition but for its answers and its solution."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def raise_(
        self,
        order: Order,
        *,
        cell_id: UUID,
        origin: Origin,
        words: Words,
        asked_by: AskedBy,
        raised_on: date | None = None,
        petition_id: UUID | None = None,
    ) -> Receipt:
        """By the cell's secretary or an office above. A day is given for what was put elsewhere
        than at a briefing; ``petition_id`` may be chosen by the client.

        Raises IdAlreadyTaken or AlreadyGrownIntoAPetition.
        """
        self._books.permissions.raiser(order, cell_id)
        origin.require_one()
        petition_id = new_id(self._books.log, petition_id)
        put = self._put(origin)
        if isinstance(put, PutAtBriefing):
            raised_on = raised_on or put.briefing.day
        petition = begun(
            self._books,
            petition_id,
            cell_id=cell_id,
            put=put,
            words=words,
            asked_by=asked_by,
            raised_on=raised_on or order.today,
            today=order.today,
        )
        return self._books.log.save(
            petition,
            order=order,
            claims=origin.claims(petition_id),
            beside=self._books.names.keep(petition_id, asked_by.checked().hidden_name),
        )

    def correct(self, order: Order, petition_id: UUID, *, words: Words, reason: str) -> Receipt:
        """By a district or province office above, or the cell's secretary."""
        petition = self._books.petition(petition_id)
        self._books.permissions.handler_or_cell(order, petition)
        self._books.require_unnamed(petition, text=words.text, address=words.address, reason=reason)
        regulation = self._books.regulation(petition, petition.raised_on)
        petition.correct(words, reason, regulation)
        return self._books.log.save(petition, order=order)

    def keep(
        self,
        order: Order,
        petition_id: UUID,
        *,
        kept_on: date | None = None,
        reason: str | None = None,
    ) -> Receipt:
        """By the commune's office, or one above it."""
        petition = self._books.petition(petition_id)
        self._books.permissions.commune(order, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.keep_at_base(kept_on or order.today, reason, order.today)
        return self._books.log.save(petition, order=order)

    def escalate(
        self,
        order: Order,
        petition_id: UUID,
        *,
        to_organization_id: UUID,
        escalated_on: date | None = None,
        reason: str | None = None,
    ) -> Receipt:
        """By the commune's office, or one above it."""
        petition = self._books.petition(petition_id)
        self._books.permissions.commune(order, petition)
        self._books.require_unnamed(petition, reason=reason)
        day = escalated_on or order.today
        above = self._books.above(petition.cell_id, day)
        petition.escalate(to_organization_id, day, reason, above, order.today)
        return self._books.log.save(petition, order=order)

    def withdraw(
        self,
        order: Order,
        petition_id: UUID,
        *,
        reason: str,
        withdrawn_on: date | None = None,
    ) -> Receipt:
        """By the cell's secretary, or a district or province office above."""
        petition = self._books.petition(petition_id)
        self._books.permissions.handler_or_cell(order, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.withdraw(withdrawn_on or order.today, reason, order.today)
        return self._books.log.save(petition, order=order)

    def _put(self, origin: Origin) -> Put:
        if origin.briefing_id is not None:
            return PutAtBriefing(briefing=self._books.directory.briefing(origin.briefing_id))
        if origin.opinion_id is not None:
            return GrownOutOfOpinion(opinion=self._books.directory.opinion(origin.opinion_id))
        if origin.matter_id is None:
            raise PutAtNoOnePlace
        return GrownOutOfMatter(matter=self._books.directory.matter(origin.matter_id))


def begun(
    books: Books,
    petition_id: UUID,
    *,
    cell_id: UUID,
    put: Put,
    words: Words,
    asked_by: AskedBy,
    raised_on: date,
    today: date,
) -> Petition:
    """A petition of the cell as the cell was on that day; not stored yet."""
    cell = books.directory.cell(cell_id, raised_on, "cell_id")
    return Petition.raise_(
        petition_id,
        cell=cell,
        zone_id=books.directory.zone_of(cell.commune_id, raised_on),
        put=put,
        raised_on=raised_on,
        words=words,
        asked_by=asked_by,
        regulation=books.directory.regulation_for(cell_id, raised_on, "cell_id"),
        today=today,
    )
