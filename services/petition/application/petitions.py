"""Petitions outside their rounds: raise, correct, keep at the base, escalate, withdraw."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.reservations import Reservation
from services.petition.application import reservations
from services.petition.application.ids import new_id
from services.petition.application.petition_repository import PetitionRepository
from services.petition.domain.petition.content import PetitionContent, Petitioner
from services.petition.domain.petition.errors import PutAtNoOnePlace
from services.petition.domain.petition.origin import FromBriefing, FromMatter, FromOpinion, Origin
from services.petition.domain.petition.petition import Petition


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginReference:
    """Where a petition comes from: a briefing, an opinion or a matter, exactly one of them."""

    briefing_id: UUID | None = None
    opinion_id: UUID | None = None
    matter_id: UUID | None = None

    def require_one(self) -> None:
        """Raises PutAtNoOnePlace."""
        given = [one for one in (self.briefing_id, self.opinion_id, self.matter_id) if one]
        if len(given) != 1:
            raise PutAtNoOnePlace

    def reservations(self, petition_id: UUID) -> list[Reservation]:
        """That no other petition grows out of it; a briefing has room for many."""
        sources = (("opinion_id", self.opinion_id), ("matter_id", self.matter_id))
        return [reservations.of_source(one, petition_id, field) for field, one in sources if one]


class PetitionCommands:
    """The life of a petition but for its answers and its solution."""

    def __init__(self, books: PetitionRepository) -> None:
        self._books = books

    def raise_(
        self,
        context: CommandContext,
        *,
        cell_id: UUID,
        origin: OriginReference,
        words: PetitionContent,
        asked_by: Petitioner,
        raised_on: date | None = None,
        petition_id: UUID | None = None,
    ) -> CommandResult:
        """By the cell's secretary or an office above. A day is given for what was put elsewhere
        than at a briefing; ``petition_id`` may be chosen by the client.

        Raises IdAlreadyTaken or AlreadyGrownIntoAPetition.
        """
        self._books.permissions.raiser(context, cell_id)
        origin.require_one()
        petition_id = new_id(self._books.log, petition_id)
        put = self._put(origin)
        if isinstance(put, FromBriefing):
            raised_on = raised_on or put.briefing.day
        petition = begun(
            self._books,
            petition_id,
            cell_id=cell_id,
            put=put,
            words=words,
            asked_by=asked_by,
            raised_on=raised_on or context.today,
            today=context.today,
        )
        return self._books.log.save(
            petition,
            context=context,
            reservations=origin.reservations(petition_id),
            side_writes=self._books.names.keep(petition_id, asked_by.checked().hidden_name),
        )

    def correct(
        self, context: CommandContext, petition_id: UUID, *, words: PetitionContent, reason: str
    ) -> CommandResult:
        """By a district or province office above, or the cell's secretary."""
        petition = self._books.petition(petition_id)
        self._books.permissions.handler_or_cell(context, petition)
        self._books.require_unnamed(petition, text=words.text, address=words.address, reason=reason)
        regulation = self._books.regulation(petition, petition.raised_on)
        petition.correct(words, reason, regulation)
        return self._books.log.save(petition, context=context)

    def keep(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        kept_on: date | None = None,
        reason: str | None = None,
    ) -> CommandResult:
        """By the commune's office, or one above it."""
        petition = self._books.petition(petition_id)
        self._books.permissions.commune(context, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.keep_at_base(kept_on or context.today, reason, context.today)
        return self._books.log.save(petition, context=context)

    def escalate(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        to_organization_id: UUID,
        escalated_on: date | None = None,
        reason: str | None = None,
    ) -> CommandResult:
        """By the commune's office, or one above it."""
        petition = self._books.petition(petition_id)
        self._books.permissions.commune(context, petition)
        self._books.require_unnamed(petition, reason=reason)
        day = escalated_on or context.today
        above = self._books.above(petition.cell_id, day)
        petition.escalate(to_organization_id, day, reason, above, context.today)
        return self._books.log.save(petition, context=context)

    def withdraw(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        reason: str,
        withdrawn_on: date | None = None,
    ) -> CommandResult:
        """By the cell's secretary, or a district or province office above."""
        petition = self._books.petition(petition_id)
        self._books.permissions.handler_or_cell(context, petition)
        self._books.require_unnamed(petition, reason=reason)
        petition.withdraw(withdrawn_on or context.today, reason, context.today)
        return self._books.log.save(petition, context=context)

    def _put(self, origin: OriginReference) -> Origin:
        if origin.briefing_id is not None:
            return FromBriefing(briefing=self._books.directory.briefing(origin.briefing_id))
        if origin.opinion_id is not None:
            return FromOpinion(opinion=self._books.directory.opinion(origin.opinion_id))
        if origin.matter_id is None:
            raise PutAtNoOnePlace
        return FromMatter(matter=self._books.directory.matter(origin.matter_id))


def begun(
    books: PetitionRepository,
    petition_id: UUID,
    *,
    cell_id: UUID,
    put: Origin,
    words: PetitionContent,
    asked_by: Petitioner,
    raised_on: date,
    today: date,
) -> Petition:
    """A petition of the cell as the cell was on that day; not stored yet."""
    cell = books.directory.cell(cell_id, raised_on, "cell_id")
    return Petition.raise_(
        petition_id,
        cell=cell,
        zone_id=books.directory.zone_of(cell.commune_id, raised_on),
        origin=put,
        raised_on=raised_on,
        content=words,
        petitioner=asked_by,
        regulation=books.directory.regulation_for(cell_id, raised_on, "cell_id"),
        today=today,
    )
