"""Who is behind a confidential petition: read, erase; and who has read it."""

from typing import Any
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.refusals import Unknown
from kernel import text
from services.petition.adapters.petitioner_identities import Place
from services.petition.application.petition_repository import PetitionRepository
from services.petition.domain.petition.errors import NoNameKept


class Petitioners:
    """The names that are in no event."""

    def __init__(self, books: PetitionRepository) -> None:
        self._books = books

    def read(self, context: CommandContext, petition_id: UUID) -> str:
        """By the cell's secretary, or a district or province office above; it is noted who read.

        Raises Unknown when no name is kept.
        """
        petition = self._books.petition(petition_id)
        self._books.permissions.name_reader(context, petition)
        name = self._books.names.read(petition_id, context)
        if name is None:
            raise Unknown("kept name of petition", petition_id)
        return name

    def readings(
        self, context: CommandContext, petition_id: UUID, *, limit: int, after: Place | None
    ) -> list[dict[str, Any]]:
        """By an auditor, or a district or province office above: who read the name, latest first.
        Looking at this is no reading of the name.
        """
        petition = self._books.petition(petition_id)
        self._books.permissions.names_auditor(context, petition.cell_id)
        return self._books.names.readings(petition_id=petition_id, limit=limit, after=after)

    def readings_below(
        self, context: CommandContext, organization_id: UUID, *, limit: int, after: Place | None
    ) -> list[dict[str, Any]]:
        """As :meth:`readings`, of all petitions of the organization's subtree of today."""
        below = self._books.permissions.names_auditor(context, organization_id, "organization_id")
        return self._books.names.readings(cell_ids=below, limit=limit, after=after)

    def erase(self, context: CommandContext, petition_id: UUID, *, reason: str) -> CommandResult:
        """By a district or province office above. Nothing is added to the petition's life.

        Raises NoNameKept.
        """
        petition = self._books.petition(petition_id)
        self._books.permissions.handler(context, petition)
        self._books.require_unnamed(petition, reason=reason)
        if self._books.hidden_name(petition) is None:
            raise NoNameKept
        why = text.reason(reason)
        return self._books.log.save(
            petition,
            context=context,
            side_writes=self._books.names.erase(petition_id, context, why),
        )
