"""Who may record matters, entrust them and settle them."""

from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext
from kernel.vocabulary import ASSIGNERS
from services.attendance.application.ground_authority import GroundAuthority
from services.attendance.domain.matter.matter import Matter


class MatterPolicy:
    """Raises NotAllowed, or Unknown naming the field."""

    def __init__(self, ground: GroundAuthority) -> None:
        self._ground = ground

    def authorize_record(
        self, context: CommandContext, organization_id: UUID, found_on: date
    ) -> None:
        """The secretary, an office above, or a member from the ground, where the member's posts and
        assignments reach.
        """
        own = self._ground.own_members(context)
        if not self._ground.reaches(context, own, organization_id, found_on):
            self._ground.require_recorder(context, organization_id, "organization_id")

    def authorize_change(self, context: CommandContext, matter: Matter) -> None:
        """Correct, reopen or revoke: the secretary or an office above."""
        self._ground.require_recorder(context, matter.organization_id)

    def authorize_entrust(self, context: CommandContext, matter: Matter) -> None:
        """The cell's own secretary, or an office or the standing committee above."""
        self._ground.require_recorder(context, matter.organization_id, roles=ASSIGNERS)

    def authorize_settle(self, context: CommandContext, matter: Matter) -> None:
        """Whoever is responsible, or may make somebody so."""
        if matter.responsible_id not in self._ground.own_members(context):
            self.authorize_entrust(context, matter)
