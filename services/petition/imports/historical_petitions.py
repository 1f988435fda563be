"""A past petition with its whole life, from the books, in one transaction."""

from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from kernel.errors import at_field
from services.petition.application.petition_repository import PetitionRepository
from services.petition.application.policy.petition_policy import PetitionPolicy
from services.petition.application.reservations import new_id
from services.petition.domain.petition.content import PetitionContent, Petitioner
from services.petition.domain.petition.origin import FromBriefing
from services.petition.imports.historical_petition import (
    HistoricalPetition,
    HistoricalPetitionEntry,
)


class HistoricalPetitionCommands:
    """The steps of a life that is known are judged as if each had been entered on its day."""

    def __init__(self, petitions: PetitionRepository, policy: PetitionPolicy) -> None:
        self._petitions = petitions
        self._policy = policy

    def record(
        self,
        context: CommandContext,
        *,
        cell_id: UUID,
        briefing_id: UUID,
        content: PetitionContent,
        petitioner: Petitioner,
        life: HistoricalPetition,
        petition_id: UUID | None = None,
    ) -> CommandResult:
        """By a district or province office above.

        What is wrong with a round is reported as of ``rounds.<index>``, with the solution as of
        ``solved``. Raises IdAlreadyTaken.
        """
        self._policy.authorize_record(context, cell_id)
        briefing = self._petitions.directory.briefing(briefing_id)
        petition = self._petitions.begin(
            new_id(self._petitions.log, petition_id),
            cell_id=cell_id,
            origin=FromBriefing(briefing=briefing),
            content=content,
            petitioner=petitioner,
            raised_on=briefing.day,
            today=context.today,
        )
        name = petitioner.checked().hidden_name
        lives = HistoricalPetitionEntry(self._petitions, context.today, name)
        lives.go_up(petition, life)
        for index, past in enumerate(life.rounds):
            with at_field(f"rounds.{index}"):
                lives.answer(petition, past)
        if life.solved is not None:
            with at_field("solved"):
                lives.solve(petition, life.solved)
        return self._petitions.save(petition, context=context, names={petition.id: name})
