"""Petitions that are one, and one that is several: merge, split."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from kernel.errors import IdAlreadyTaken, at_field
from services.petition.application.petition_repository import PetitionRepository
from services.petition.application.policy.petition_policy import PetitionPolicy
from services.petition.application.reservations import new_id
from services.petition.domain.petition.content import PetitionContent
from services.petition.domain.petition.petition import Petition


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the things that a letter asked for; ``part_id`` may be chosen by the client."""

    content: PetitionContent
    part_id: UUID | None = None


class MergeSplitCommands:
    """All of them stay where they are to be found, each with its own trail."""

    def __init__(self, petitions: PetitionRepository, policy: PetitionPolicy) -> None:
        self._petitions = petitions
        self._policy = policy

    def merge(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        into_id: UUID,
        reason: str,
        merged_on: date | None = None,
    ) -> CommandResult:
        """By a district or province office above both."""
        authorize, day = self._policy.authorize_merge, merged_on or context.today
        with self._petitions.command(context, petition_id, authorize, reason=reason) as command:
            into = self._petitions.petition(into_id, "into_id")
            authorize(context, into)
            self._petitions.require_unnamed(into, reason=reason)
            command.petition.merge_into(
                into,
                same_district=self._same_district(command.petition, into, day),
                merged_on=day,
                reason=reason,
                today=context.today,
            )
            into.absorb(petition_id, day)
            command.others.append(into)
        return command.result

    def split(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        parts: Sequence[Part],
        reason: str,
        split_on: date | None = None,
    ) -> CommandResult:
        """The result names the parts, in their order.

        A refusal of a part is reported as of ``parts.<index>``. Raises IdAlreadyTaken.
        """
        authorize, day = self._policy.authorize_split, split_on or context.today
        with self._petitions.command(context, petition_id, authorize, reason=reason) as command:
            petition = command.petition
            ids = self._ids(parts, petition_id)
            petition.split(ids, day, reason, context.today)
            name = self._petitions.hidden_name(petition)
            regulation = self._petitions.regulation(petition, petition.raised_on)
            for index, (part_id, part) in enumerate(zip(ids, parts, strict=True)):
                with at_field(f"parts.{index}"):
                    raised = petition.part(part_id, part.content, regulation, name)
                command.others.append(raised)
                command.names[part_id] = name
                command.also[f"part_{index}_id"] = str(part_id)
        return command.result

    def _ids(self, parts: Sequence[Part], petition_id: UUID) -> list[UUID]:
        ids: list[UUID] = []
        for index, part in enumerate(parts):
            with at_field(f"parts.{index}"):
                part_id = new_id(self._petitions.log, part.part_id)
                if part_id in {petition_id, *ids}:
                    raise IdAlreadyTaken
            ids.append(part_id)
        return ids

    def _same_district(self, one: Petition, other: Petition, on: date) -> bool:
        directory = self._petitions.directory
        districts = {directory.cell(each.cell_id, on).district_id for each in (one, other)}
        return len(districts) == 1 and None not in districts
