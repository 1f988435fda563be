"""Petitions that are one, and one that is several: merge, split."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.side_writes import SideWrite
from kernel.errors import IdAlreadyTaken, at_field
from services.petition.application.ids import new_id
from services.petition.application.petition_repository import PetitionRepository
from services.petition.domain.petition.content import PetitionContent
from services.petition.domain.petition.petition import Petition


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the things that a letter asked for; ``part_id`` may be chosen by the client."""

    words: PetitionContent
    part_id: UUID | None = None


class MergeSplitCommands:
    """All of them stay where they are to be found, each with its own trail."""

    def __init__(self, books: PetitionRepository) -> None:
        self._books = books

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
        petition = self._books.petition(petition_id)
        self._books.permissions.handler(context, petition)
        into = self._books.petition(into_id, "into_id")
        self._books.permissions.handler(context, into)
        self._books.require_unnamed(petition, reason=reason)
        self._books.require_unnamed(into, reason=reason)
        day = merged_on or context.today
        petition.merge_into(
            into,
            same_district=self._same_district(petition, into, day),
            merged_on=day,
            reason=reason,
            today=context.today,
        )
        into.absorb(petition_id, day)
        return self._books.log.save(petition, into, context=context)

    def split(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        parts: Sequence[Part],
        reason: str,
        split_on: date | None = None,
    ) -> CommandResult:
        """By a district or province office above. The receipt names the parts, in their order.

        What is wrong with a part is reported as of ``parts.<index>``. Raises IdAlreadyTaken.
        """
        petition = self._books.petition(petition_id)
        self._books.permissions.handler(context, petition)
        self._books.require_unnamed(petition, reason=reason)
        ids = self._ids(parts, petition_id)
        petition.split(ids, split_on or context.today, reason, context.today)
        name = self._books.hidden_name(petition)
        regulation = self._books.regulation(petition, petition.raised_on)
        raised, side_writes = [], list[SideWrite]()
        for index, (part_id, part) in enumerate(zip(ids, parts, strict=True)):
            with at_field(f"parts.{index}"):
                raised.append(petition.part(part_id, part.words, regulation, name))
            side_writes += self._books.names.keep(part_id, name)
        also = {f"part_{index}_id": str(one) for index, one in enumerate(ids)}
        return self._books.log.save(
            petition, *raised, context=context, also=also, side_writes=side_writes
        )

    def _ids(self, parts: Sequence[Part], petition_id: UUID) -> list[UUID]:
        ids: list[UUID] = []
        for index, part in enumerate(parts):
            with at_field(f"parts.{index}"):
                part_id = new_id(self._books.log, part.part_id)
                if part_id in {petition_id, *ids}:
                    raise IdAlreadyTaken
            ids.append(part_id)
        return ids

    def _same_district(self, one: Petition, other: Petition, on: date) -> bool:
        districts = {
            self._books.directory.cell(petition.cell_id, on).district_id
            for petition in (one, other)
        }
        return len(districts) == 1 and None not in districts
