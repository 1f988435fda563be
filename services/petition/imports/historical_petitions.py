"""A past petition with its whole life, from the books, in one transaction."""

from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from kernel.errors import at_field
from services.petition.application.ids import new_id
from services.petition.application.petition_repository import PetitionRepository
from services.petition.application.petitions import begun
from services.petition.domain.petition.content import PetitionContent, Petitioner
from services.petition.domain.petition.origin import FromBriefing
from services.petition.imports.historical_petition import (
    HistoricalPetition,
    HistoricalPetitionEntry,
)


class HistoricalPetitionCommands:
    """The steps of a life that is known are judged as if each had been entered on its day."""

    def __init__(self, books: PetitionRepository) -> None:
        self._books = books

    def record(
        self,
        context: CommandContext,
        *,
        cell_id: UUID,
        briefing_id: UUID,
        words: PetitionContent,
        asked_by: Petitioner,
        life: HistoricalPetition,
        petition_id: UUID | None = None,
    ) -> CommandResult:
        """By a district or province office above.

        What is wrong with a round is reported as of ``rounds.<index>``, with the solution as of
        ``solved``. Raises IdAlreadyTaken.
        """
        self._books.permissions.bookkeeper(context, cell_id, "cell_id")
        briefing = self._books.directory.briefing(briefing_id)
        petition = begun(
            self._books,
            new_id(self._books.log, petition_id),
            cell_id=cell_id,
            put=FromBriefing(briefing=briefing),
            words=words,
            asked_by=asked_by,
            raised_on=briefing.day,
            today=context.today,
        )
        name = asked_by.checked().hidden_name
        lives = HistoricalPetitionEntry(self._books, context.today, name)
        lives.go_up(petition, life)
        for index, past in enumerate(life.rounds):
            with at_field(f"rounds.{index}"):
                lives.answer(petition, past)
        if life.solved is not None:
            with at_field("solved"):
                lives.solve(petition, life.solved)
        side_writes = self._books.names.keep(petition.id, name)
        return self._books.log.save(petition, context=context, side_writes=side_writes)
