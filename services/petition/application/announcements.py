"""The answers of a briefing: compile, send to the head, announce."""

from collections.abc import Sequence
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from services.petition.adapters.directory import PetitionDirectory
from services.petition.application.petition_repository import PetitionRepository
from services.petition.application.policy.briefing_policy import BriefingPolicy
from services.petition.domain.briefing.briefing import Briefing
from services.petition.domain.zone.zone import Zone


class AnnouncementCommands:
    """Compiled and sent by the district's office; announced by it, or by who leads the zone."""

    def __init__(
        self, petitions: PetitionRepository, policy: BriefingPolicy, directory: PetitionDirectory
    ) -> None:
        self._petitions = petitions
        self._log = petitions.log
        self._policy = policy
        self._directory = directory

    def compile(self, context: CommandContext, briefing_id: UUID) -> CommandResult:
        """Every answer given until the briefing and announced nowhere yet, also one that was given
        by somebody a moment ago: it is waited for. Raises NotYetFolded.
        """
        briefing, zone = self._of(briefing_id)
        self._policy.authorize_compile(context, zone)
        self._directory.catch_up()
        until = min(briefing.day, context.today)
        answers = self._directory.waiting_answers(zone, briefing.month, until)
        briefing.compile_answers(answers, context.today)
        return self._log.save(briefing, context=context)

    def send(self, context: CommandContext, briefing_id: UUID) -> CommandResult:
        """To the head of today."""
        briefing, zone = self._of(briefing_id)
        self._policy.authorize_send(context, zone)
        head_id = self._directory.zone_head(zone.id, min(briefing.day, context.today))
        briefing.send_answers(head_id, context.today)
        return self._log.save(briefing, context=context)

    def announce(
        self,
        context: CommandContext,
        briefing_id: UUID,
        *,
        petition_ids: Sequence[UUID] | None = None,
    ) -> CommandResult:
        """These of the list, or all of it that can still be announced; in one transaction each of
        the petitions has its answer published.
        """
        briefing, zone = self._of(briefing_id)
        self._policy.authorize_announce(context, zone)
        if petition_ids is None:
            petition_ids = self._still_waiting(briefing)
        petitions = []
        for answer in briefing.announce_answers(petition_ids):
            petition = self._petitions.petition(answer.petition_id)
            zone_id = self._directory.zone_of_cell(petition.cell_id, briefing.day)
            petition.publish(briefing.snapshot(), [zone_id], answer.round)
            petitions.append(petition)
        return self._petitions.save(briefing, *petitions, context=context)

    def _of(self, briefing_id: UUID) -> tuple[Briefing, Zone]:
        briefing = self._log.get(Briefing, briefing_id)
        return briefing, self._log.get(Zone, briefing.zone_id)

    def _still_waiting(self, briefing: Briefing) -> list[UUID]:
        """Since the list was frozen a petition may have been withdrawn, merged, or answered anew;
        and the briefing may have been held before its answer was given.
        """
        listed = briefing.answers.rounds or {}
        return [
            petition_id
            for petition_id, number in listed.items()
            if self._petitions.petition(petition_id).can_be_published(briefing.snapshot(), number)
        ]
