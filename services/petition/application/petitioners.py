"""The names of confidential petitioners: read, erase; and their readings."""

from typing import Any
from uuid import UUID

from chassis.directory.authority import Authority
from chassis.eventstore.command import CommandContext, CommandResult
from chassis.refusals import Unknown
from kernel import text
from services.petition.adapters.petitioner_identities import Place
from services.petition.application.petition_repository import PetitionRepository
from services.petition.application.policy.petition_policy import PetitionPolicy
from services.petition.domain.petition.errors import NoNameKept


class Petitioners:
    """The names that are in no event."""

    def __init__(
        self, petitions: PetitionRepository, policy: PetitionPolicy, authority: Authority
    ) -> None:
        self._petitions = petitions
        self._policy = policy
        self._authority = authority

    def read(self, context: CommandContext, petition_id: UUID) -> str:
        """The name; it is noted who read it. Raises Unknown when no name is kept."""
        petition = self._petitions.petition(petition_id)
        self._policy.authorize_read_name(context, petition)
        name = self._petitions.names.read(petition_id, context)
        if name is None:
            raise Unknown("kept name of petition", petition_id)
        return name

    def readings(
        self, context: CommandContext, petition_id: UUID, *, limit: int, after: Place | None
    ) -> list[dict[str, Any]]:
        """The readings of the name, latest first. Looking at this is no reading of the name."""
        petition = self._petitions.petition(petition_id)
        self._policy.authorize_audit_names(context, petition.cell_id)
        return self._petitions.names.readings(petition_id=petition_id, limit=limit, after=after)

    def readings_below(
        self, context: CommandContext, organization_id: UUID, *, limit: int, after: Place | None
    ) -> list[dict[str, Any]]:
        """As :meth:`readings`, of all petitions of the organization's subtree of today."""
        self._policy.authorize_audit_names(context, organization_id, "organization_id")
        below = self._authority.below(organization_id, context.today)
        return self._petitions.names.readings(cell_ids=below, limit=limit, after=after)

    def erase(self, context: CommandContext, petition_id: UUID, *, reason: str) -> CommandResult:
        """Nothing is added to the petition's life. Raises NoNameKept."""
        authorize, names = self._policy.authorize_erase_name, self._petitions.names
        with self._petitions.command(context, petition_id, authorize, reason=reason) as command:
            if self._petitions.hidden_name(command.petition) is None:
                raise NoNameKept
            command.side_writes += names.erase(petition_id, context, text.reason(reason))
        return command.result
