"""Access to the commands about a zone."""

from uuid import UUID

from chassis.directory.authority import Authority
from chassis.eventstore.command import CommandContext
from kernel.vocabulary import UPPER_OFFICES
from services.petition.domain.zone.zone import Zone


class ZonePolicy:
    """A district or province office above. Raises NotAllowed, or Unknown naming the field."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority

    def authorize_form(self, context: CommandContext, organization_id: UUID) -> None:
        self._authority.require(
            context.actor, UPPER_OFFICES, organization_id, context.today, field="organization_id"
        )

    def authorize_join(self, context: CommandContext, zone: Zone) -> None:
        self._authority.require(context.actor, UPPER_OFFICES, zone.organization_id, context.today)

    authorize_leave = authorize_appoint_head = authorize_appoint_deputy = authorize_join
    authorize_close = authorize_join
