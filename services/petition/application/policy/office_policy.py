"""Access to the commands about an answering office."""

from uuid import UUID

from chassis.directory.authority import Authority
from chassis.eventstore.command import CommandContext
from kernel.vocabulary import UPPER_OFFICES
from services.petition.domain.office.office import AnsweringOffice


class OfficePolicy:
    """A district or province office above. Raises NotAllowed, or Unknown naming the field."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority

    def authorize_register(self, context: CommandContext, organization_id: UUID) -> None:
        self._authority.require(
            context.actor, UPPER_OFFICES, organization_id, context.today, field="organization_id"
        )

    def authorize_close(self, context: CommandContext, office: AnsweringOffice) -> None:
        """Also of the office that succeeds."""
        self._authority.require(context.actor, UPPER_OFFICES, office.organization_id, context.today)
