"""Access to the commands about petition regulations and working years."""

from uuid import UUID

from chassis.directory.authority import Authority
from chassis.eventstore.command import CommandContext
from chassis.refusals import NotAllowed
from kernel.vocabulary import UPPER_OFFICES
from services.petition.domain.regulation.regulation import PetitionRegulation


class RegulationPolicy:
    """Answers by returning; raises NotAllowed, or Unknown naming the field."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority

    def authorize_adopt(self, context: CommandContext, scope_id: UUID) -> None:
        """A district or province office that covers the scope."""
        self._authority.require(
            context.actor, UPPER_OFFICES, scope_id, context.today, field="scope_id"
        )

    def authorize_repeal(self, context: CommandContext, regulation: PetitionRegulation) -> None:
        """A district or province office that covers the scope."""
        self._authority.require(context.actor, UPPER_OFFICES, regulation.scope_id, context.today)

    def authorize_decide(self, context: CommandContext) -> None:
        """The office of a province: its working days are those of everybody in it."""
        grants = self._authority.grants(context.actor, context.today)
        if not any(grant.role == "province_office" for grant in grants):
            raise NotAllowed("only the office of a province decides which days are worked")
